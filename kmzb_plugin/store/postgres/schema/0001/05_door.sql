-- The one door: a row comes in, the store decides and applies, and the answer stands in the same row.
-- `a_stamp` runs with the rights of whoever hands in: who it is, what they may, whether they see the threats meant.
CREATE FUNCTION stamp_submission() RETURNS trigger
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE named text[];
BEGIN
    NEW.actor := current_user;
    NEW.received_at := clock_timestamp();
    NEW.kind := COALESCE(NEW.kind, '');
    NEW.threat_id := NULLIF(NEW.threat_id, '');
    NEW.payload := COALESCE(NEW.payload, 'null');
    IF NEW.client_at NOT BETWEEN '0001-01-01Z' AND '9999-12-31 23:59:59Z' THEN NEW.client_at := NULL; END IF;
    NEW.rights := my_rights();
    named := named_objects(NEW.kind, NEW.payload);
    -- One question after the other: in one expression all of them would be prepared for every row.
    NEW.in_scope := true;
    IF NEW.threat_id IS NOT NULL AND NEW.kind NOT IN ('case', 'disclosure') THEN
        NEW.in_scope := EXISTS (SELECT FROM threat WHERE id = NEW.threat_id);
    ELSIF named <> '{}' AND NEW.kind = 'annotation' THEN
        NEW.in_scope := (SELECT count(*) FROM annotation WHERE id = ANY (named)) = cardinality(named);
    ELSIF named <> '{}' THEN
        NEW.in_scope := (SELECT count(*) FROM threat WHERE id = ANY (named)) = cardinality(named);
    END IF;
    NEW.case_in_scope := NEW.kind = 'case' AND sees_case(NEW.payload);
    NEW.garrison := (SELECT garrison FROM person WHERE login = current_user AND garrison <> '*' LIMIT 1);
    NEW.unit_id := NULL;
    NEW.readers := '{}';
    NEW.tx := pg_current_xact_id();
    NEW.outcome := '';
    NEW.detail := '{}';
    RETURN NEW;
END $$;

-- Whether the case that a submission names is there for whoever hands it in.
CREATE FUNCTION sees_case(payload text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = kmzb, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM threat_case WHERE id = payload_object(payload) ->> 'case_id');
EXCEPTION WHEN OTHERS THEN
    IF is_about_the_store(SQLSTATE) THEN RAISE; END IF;
    RETURN false;
END $$;

CREATE FUNCTION may(item submission, VARIADIC roles text[]) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
BEGIN
    IF NOT item.rights && roles THEN PERFORM refuse('KM403', jsonb_build_object('field', 'kind')); END IF;
END $$;

-- The threat of a submission, locked until the decision is over.
CREATE FUNCTION threat_of(item submission) RETURNS threat
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE found threat;
BEGIN
    IF item.threat_id IS NULL THEN PERFORM invalid('threat_id', 'missing'); END IF;
    IF item.in_scope THEN
        SELECT * INTO found FROM threat WHERE id = item.threat_id FOR UPDATE;
    END IF;
    IF found.id IS NULL THEN PERFORM refuse('KM404', '{"field": "threat_id"}'); END IF;
    RETURN found;
END $$;

-- What stands now: version, status, and who brought it there by one of the kinds, and when.
CREATE FUNCTION standing(now_ threat, VARIADIC kinds text[]) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = kmzb, pg_temp AS $$
    SELECT jsonb_build_object(
        'version', now_.version, 'status', now_.status, 'who', COALESCE(last.actor, ''),
        'when', COALESCE(iso(last.received_at), iso(now_.updated_at), ''))
    FROM (SELECT) AS one LEFT JOIN LATERAL (
        SELECT actor, received_at FROM submission
        WHERE threat_id = now_.id AND outcome = 'accepted' AND kind = ANY (kinds) ORDER BY fid DESC LIMIT 1) AS last ON true
$$;

-- The threat, if the client has decided on what stands there now.
CREATE FUNCTION versioned_threat(item submission) RETURNS threat
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE found threat := threat_of(item);
BEGIN
    IF item.expected_version IS NULL THEN PERFORM invalid('expected_version', 'missing'); END IF;
    IF item.expected_version <> found.version THEN
        PERFORM refuse('KM409', standing(found, 'verification', 'correction'));
    END IF;
    RETURN found;
END $$;

-- Refuses a list with a threat that is not there for whoever hands it in.
CREATE FUNCTION check_listed(item submission, field text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
BEGIN
    IF NOT item.in_scope THEN PERFORM refuse('KM404', jsonb_build_object('field', field)); END IF;
END $$;

-- The smallest unit of today whose area holds the place; on equal areas the last by code, as in a file store.
CREATE FUNCTION unit_at(place geometry) RETURNS unit
LANGUAGE sql STABLE SET search_path = kmzb, public, pg_temp AS $$
    SELECT * FROM unit
    WHERE ST_Intersects(geom, place) AND valid_from <= to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')
        AND COALESCE(NULLIF(valid_to, ''), '9999') >= to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')
    ORDER BY area, code DESC, id DESC LIMIT 1
$$;

CREATE FUNCTION take_numbers(in_year integer, n bigint) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
    INSERT INTO number_counter AS counter (year, last) VALUES (in_year, n)
    ON CONFLICT (year) DO UPDATE SET last = counter.last + n RETURNING last - n
$$;

-- `b_apply` runs with the owner's rights: it parses inside a catch-all, locks, checks, applies, audits, answers.
CREATE FUNCTION apply_submission() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
DECLARE
    known submission;
    kept text := NEW.payload;
    fields jsonb;
    answer text;
BEGIN
    -- A report's description is not kept here, nor what is too long to be read.
    IF NEW.kind = 'report' OR octet_length(kept) > 65536 THEN kept := kept_payload(kept); END IF;
    INSERT INTO submission_id (id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        -- Handed in before: its first answer stays. A failure of the store decided nothing and is decided anew.
        SELECT * INTO known FROM submission WHERE id = NEW.id;
        IF known.outcome IS DISTINCT FROM 'KM500' OR known.actor <> NEW.actor
            OR (known.kind, known.threat_id, known.expected_version, known.payload)
               IS DISTINCT FROM (NEW.kind, NEW.threat_id, NEW.expected_version, kept)
        THEN
            RETURN NULL;
        END IF;
    END IF;
    NEW.fid := COALESCE(known.fid, nextval('submission_fid'));
    BEGIN
        -- These are indexed and logged: what no client of ours makes up is cut.
        IF length(NEW.kind) > 100 THEN NEW.kind := left(NEW.kind, 100); END IF;
        IF length(NEW.threat_id) > 100 THEN
            NEW.threat_id := left(NEW.threat_id, 100);
            PERFORM invalid('threat_id', 'wrong_type');
        END IF;
        fields := payload_object(NEW.payload);
        answer := CASE NEW.kind
            WHEN 'verification' THEN verify(NEW, fields)
            WHEN 'correction' THEN correct(NEW, fields)
            WHEN 'annotation' THEN annotate(NEW, fields)
            WHEN 'assignment' THEN assign(NEW, fields)
            WHEN 'report' THEN report(NEW, fields)
            WHEN 'case' THEN link_case(NEW, fields)
            WHEN 'disclosure' THEN disclose(NEW, fields)
            WHEN 'setting' THEN change_setting(NEW, fields)
        END::text;
        IF answer IS NULL THEN PERFORM invalid('kind', 'wrong_type'); END IF;
        NEW.outcome := 'accepted';
        NEW.detail := answer;
    EXCEPTION
        WHEN SQLSTATE 'KM403' OR SQLSTATE 'KM404' OR SQLSTATE 'KM409' OR SQLSTATE 'KM422' THEN
            GET STACKED DIAGNOSTICS answer = PG_EXCEPTION_DETAIL;
            NEW.outcome := SQLSTATE;
            NEW.detail := answer;
        WHEN OTHERS THEN
            IF is_about_the_store(SQLSTATE) THEN RAISE; END IF;
            NEW.outcome := 'KM500';
            NEW.detail := jsonb_build_object('code', SQLSTATE)::text;
    END;
    NEW.payload := kept;
    -- Who may read the row: whoever sees its threat; without one in the author's scope, its author alone.
    SELECT garrison, unit_id, readers INTO NEW.garrison, NEW.unit_id, NEW.readers FROM threat
    WHERE NEW.in_scope AND id = CASE
        WHEN NEW.kind = 'report' THEN NEW.id::text
        WHEN NEW.kind IN ('verification', 'correction', 'annotation', 'assignment') THEN NEW.threat_id END;
    NEW.readers := COALESCE(NEW.readers, '{}');
    IF NEW.kind <> 'disclosure' OR NEW.outcome <> 'accepted' THEN
        PERFORM log(NEW.actor, NEW.kind || ' ' || NEW.outcome,
                    'submission ' || NEW.id || ' threat ' || COALESCE(NULLIF(NEW.threat_id, ''), '-'));
    END IF;
    IF known.id IS NOT NULL THEN
        UPDATE submission SET outcome = NEW.outcome, detail = NEW.detail, received_at = NEW.received_at,
            rights = NEW.rights, in_scope = NEW.in_scope, case_in_scope = NEW.case_in_scope, garrison = NEW.garrison, unit_id = NEW.unit_id,
            readers = NEW.readers, tx = NEW.tx
        WHERE id = NEW.id;
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;

-- A report's description is moved out of the stored payload; its hash stays.
CREATE FUNCTION kept_payload(payload text) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
DECLARE fields jsonb;
BEGIN
    fields := payload_object(payload);
    IF NOT fields ? 'description' THEN RETURN payload; END IF;
    RETURN (fields - 'description' || jsonb_build_object('description_sha256',
        encode(sha256(convert_to(COALESCE(fields ->> 'description', ''), 'UTF8')), 'hex')))::text;
EXCEPTION WHEN OTHERS THEN
    IF is_about_the_store(SQLSTATE) THEN RAISE; END IF;
    -- What cannot be read was refused, and may hold anything.
    RETURN 'null';
END $$;

CREATE TRIGGER a_stamp BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION stamp_submission();
CREATE TRIGGER b_apply BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION apply_submission();

-- Open maps hear that something has changed; the poll of the audit's head is the truth.
CREATE FUNCTION notify_maps() RETURNS trigger
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
BEGIN
    PERFORM pg_notify('qgis', 'kmzb.threat');
    RETURN NULL;
END $$;
CREATE TRIGGER notify AFTER INSERT ON submission FOR EACH STATEMENT EXECUTE FUNCTION notify_maps();
CREATE TRIGGER notify AFTER INSERT ON import_run FOR EACH STATEMENT EXECUTE FUNCTION notify_maps();
