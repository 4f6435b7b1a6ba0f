-- Reading what a client handed in: every field is checked, because a store trusts no client.
-- A refusal is an exception whose SQLSTATE is the outcome and whose DETAIL is the answer's detail.
CREATE FUNCTION refuse(outcome text, detail jsonb) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = outcome, MESSAGE = 'refused', DETAIL = detail::text;
END $$;

CREATE FUNCTION invalid(field text, problem text, more jsonb DEFAULT '{}') RETURNS void
LANGUAGE sql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
    SELECT refuse('KM422', jsonb_build_object('field', field, 'problem', problem) || more)
$$;

CREATE FUNCTION is_blank(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT value IS NULL OR value ~ '^\s*$' $$;

CREATE FUNCTION iso(moment timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
$$;

-- These say that nothing is known about the whole transaction: it is handed in again.
CREATE FUNCTION is_about_the_store(code text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT code ~ '^(40|57|08|53)' OR code = '55P03' $$;

CREATE FUNCTION payload_object(payload text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
DECLARE value jsonb;
BEGIN
    IF octet_length(payload) > 65536 THEN PERFORM invalid('payload', 'too_long'); END IF;
    BEGIN
        value := payload::jsonb;
    EXCEPTION
        WHEN untranslatable_character THEN PERFORM invalid('payload', 'nul');
        WHEN data_exception OR program_limit_exceeded OR statement_too_complex THEN
            PERFORM invalid('payload', CASE WHEN payload ~ '\m(NaN|Infinity)\M' THEN 'not_finite' ELSE 'wrong_type' END);
    END;
    IF value IS NULL OR jsonb_typeof(value) <> 'object' THEN PERFORM invalid('payload', 'wrong_type'); END IF;
    RETURN value;
END $$;

-- A text; missing and null are empty.
CREATE FUNCTION text_of(fields jsonb, name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
BEGIN
    IF COALESCE(jsonb_typeof(fields -> name), 'null') NOT IN ('null', 'string') THEN
        PERFORM invalid(name, 'wrong_type');
    END IF;
    RETURN COALESCE(fields ->> name, '');
END $$;

CREATE FUNCTION required_text(fields jsonb, name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
DECLARE value text := text_of(fields, name);
BEGIN
    IF is_blank(value) THEN PERFORM invalid(name, 'missing'); END IF;
    RETURN value;
END $$;

-- A moment in ISO 8601; without a zone it is Polish civil time; NULL where it is missing.
CREATE FUNCTION moment_of(fields jsonb, name text) RETURNS timestamptz
LANGUAGE plpgsql STABLE SET search_path = kmzb, pg_temp SET timezone = 'Europe/Warsaw' SET datestyle = 'ISO, YMD' AS $$
DECLARE
    value text := btrim(text_of(fields, name));
    moment timestamptz;
BEGIN
    IF value = '' THEN RETURN NULL; END IF;
    IF value !~ '^\d{4}-?\d\d-?\d\d([T ]\d\d(:?\d\d(:?\d\d([.,]\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)?)?$' THEN
        PERFORM invalid(name, 'not_a_moment');
    END IF;
    BEGIN
        moment := date_trunc('second', value::timestamptz);
    EXCEPTION WHEN data_exception THEN
        PERFORM invalid(name, 'not_a_moment');
    END;
    -- What lies outside these years no client can read.
    IF moment NOT BETWEEN '0001-01-01Z' AND '9999-12-31 23:59:59Z' THEN PERFORM invalid(name, 'not_a_moment'); END IF;
    RETURN moment;
END $$;

CREATE FUNCTION store_srid() RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = kmzb, pg_temp AS $$
    SELECT split_part(value, ':', 2)::integer FROM meta WHERE name = 'crs'
$$;

-- A GeoJSON geometry in the store's reference system; NULL where it is missing.
CREATE FUNCTION geometry_of(fields jsonb, name text) RETURNS geometry
LANGUAGE plpgsql STABLE SET search_path = kmzb, public, pg_temp AS $$
DECLARE
    value jsonb := fields -> name;
    shape geometry;
BEGIN
    IF COALESCE(jsonb_typeof(value), 'null') = 'null' THEN RETURN NULL; END IF;
    -- PostGIS would read "7" and true as numbers.
    IF jsonb_typeof(value) <> 'object' OR jsonb_typeof(value -> 'type') IS DISTINCT FROM 'string'
        OR value ->> 'type' NOT IN ('Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon',
                                    'GeometryCollection')
        OR jsonb_typeof(value -> CASE WHEN value ->> 'type' = 'GeometryCollection' THEN 'geometries'
                                      ELSE 'coordinates' END) IS DISTINCT FROM 'array'
    THEN
        PERFORM invalid(name, 'not_geojson');
    END IF;
    BEGIN
        IF jsonb_path_exists(value, 'lax $.**.coordinates.** ? (@.type() != "array" && @.type() != "number")') THEN
            RAISE invalid_parameter_value;
        END IF;
        shape := ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(value::text)), store_srid());
    EXCEPTION WHEN OTHERS THEN
        IF is_about_the_store(SQLSTATE) THEN RAISE; END IF;
        PERFORM invalid(name, 'not_geojson');
    END;
    -- No reference system reaches further than a few times around the Earth, in metres.
    IF shape IS NULL OR ST_IsEmpty(shape)
        OR GREATEST(abs(ST_XMin(shape)), abs(ST_XMax(shape)), abs(ST_YMin(shape)), abs(ST_YMax(shape))) >= 1e9
    THEN
        PERFORM invalid(name, 'not_finite');
    END IF;
    IF NOT ST_IsValid(shape) THEN PERFORM invalid(name, 'not_valid'); END IF;
    RETURN shape;
END $$;

-- A list of different ids; the empty list where it is missing.
CREATE FUNCTION ids_of(fields jsonb, name text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
DECLARE value jsonb := COALESCE(NULLIF(fields -> name, 'null'), '[]');
BEGIN
    IF jsonb_typeof(value) <> 'array'
        OR EXISTS (SELECT FROM jsonb_array_elements(value) AS part WHERE jsonb_typeof(part) <> 'string')
    THEN
        PERFORM invalid(name, 'wrong_type');
    END IF;
    IF jsonb_array_length(value) > 1000 THEN PERFORM invalid(name, 'too_many'); END IF;
    RETURN ARRAY(SELECT DISTINCT part FROM jsonb_array_elements_text(value) AS part ORDER BY part);
END $$;

-- Refuses fields that nobody asked for: nothing that was handed in is dropped in silence.
CREATE FUNCTION nothing_else(fields jsonb, VARIADIC known text[]) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
DECLARE left_over jsonb := fields - known;
BEGIN
    IF left_over <> '{}' THEN
        PERFORM invalid((SELECT min(name COLLATE "C") FROM jsonb_object_keys(left_over) AS name), 'unexpected');
    END IF;
END $$;

-- The threats or annotations that a submission names in its payload, whatever state the payload is in.
CREATE FUNCTION named_objects(kind text, payload text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
DECLARE fields jsonb;
BEGIN
    IF kind NOT IN ('case', 'disclosure', 'annotation') THEN RETURN '{}'; END IF;
    fields := payload_object(payload);
    RETURN CASE kind
        WHEN 'case' THEN ids_of(fields, 'threat_ids')
        WHEN 'disclosure' THEN ids_of(fields, 'object_ids')
        ELSE ARRAY(SELECT DISTINCT id FROM (VALUES (text_of(fields, 'supersedes')), (text_of(fields, 'retracts')))
                   AS named (id) WHERE id <> '') END;
EXCEPTION WHEN OTHERS THEN
    -- The decision comes upon the same fault and answers it.
    IF is_about_the_store(SQLSTATE) THEN RAISE; END IF;
    RETURN '{}';
END $$;
