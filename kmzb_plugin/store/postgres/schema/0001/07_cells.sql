-- Counts of threats in squares of 1 and 10 km, kept exact: every change of a threat appends its differences, and
-- whoever has a quiet moment adds them up (`compact_cells`). A counter updated in place would make two officers in
-- one square wait for each other.
CREATE TABLE cell_total (
    size integer NOT NULL, garrison text COLLATE "C" NOT NULL, unit_id text COLLATE "C", readers text[] NOT NULL,
    plane text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, cx integer NOT NULL, cy integer NOT NULL,
    n bigint NOT NULL);
CREATE INDEX cell_total_place ON cell_total (size, cx, cy);
CREATE TABLE cell_change (LIKE cell_total INCLUDING ALL);

-- The number of the square of a coordinate; what lies beyond any map is counted at its rim.
CREATE FUNCTION cell_of(coordinate double precision, size integer) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT floor(LEAST(GREATEST(coordinate / size, -1e9), 1e9))::integer
$$;

CREATE FUNCTION count_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
BEGIN
    INSERT INTO cell_change
    SELECT size, garrison, unit_id, readers, plane, status, cell_of(x, size), cell_of(y, size), count(*)
    FROM added CROSS JOIN (VALUES (1000), (10000)) AS sizes (size)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
    RETURN NULL;
END $$;
CREATE TRIGGER count_added AFTER INSERT ON threat REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_added();

CREATE FUNCTION count_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
BEGIN
    INSERT INTO cell_change
    SELECT size, garrison, unit_id, readers, plane, status, cell_of(x, size), cell_of(y, size), sum(n)
    FROM (SELECT garrison, unit_id, readers, plane, status, x, y, -1 AS n FROM before
          UNION ALL SELECT garrison, unit_id, readers, plane, status, x, y, 1 FROM after) AS t
    CROSS JOIN (VALUES (1000), (10000)) AS sizes (size)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(n) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER count_changed AFTER UPDATE ON threat REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION count_changed();

-- Adds the differences up; does nothing while somebody else is at it. Returns how many were added.
CREATE FUNCTION compact_cells() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
DECLARE moved bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('kmzb.compact_cells')) THEN RETURN 0; END IF;
    WITH gone AS (
        DELETE FROM cell_change RETURNING *
    ), summed AS (
        SELECT size, garrison, unit_id, readers, plane, status, cx, cy, sum(n)::bigint AS n, count(*) AS changes
        FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    ), known AS (
        UPDATE cell_total t SET n = t.n + s.n FROM summed s
        WHERE (t.size, t.cx, t.cy, t.plane, t.status, t.garrison, t.readers)
              = (s.size, s.cx, s.cy, s.plane, s.status, s.garrison, s.readers)
            AND t.unit_id IS NOT DISTINCT FROM s.unit_id
        RETURNING t.size, t.garrison, t.unit_id, t.readers, t.plane, t.status, t.cx, t.cy
    ), added AS (
        INSERT INTO cell_total (size, garrison, unit_id, readers, plane, status, cx, cy, n)
        SELECT size, garrison, unit_id, readers, plane, status, cx, cy, n FROM summed s
        WHERE n <> 0 AND NOT EXISTS (SELECT FROM known t
            WHERE (t.size, t.cx, t.cy, t.plane, t.status, t.garrison, t.readers)
                  = (s.size, s.cx, s.cy, s.plane, s.status, s.garrison, s.readers)
                AND t.unit_id IS NOT DISTINCT FROM s.unit_id)
    )
    SELECT COALESCE(sum(changes), 0) INTO moved FROM summed;
    DELETE FROM cell_total WHERE n = 0;
    RETURN moved;
END $$;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['cell_total', 'cell_change'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY read_scope ON %I FOR SELECT TO kmzb_read USING (%s)', name, scope_condition());
    END LOOP;
END $$;
