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

-- The decision on one submission, its line in the audit, and the row as it is kept.
CREATE FUNCTION decided(item submission) RETURNS submission
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE
    kept text := item.payload;
    fields jsonb;
    answer text;
BEGIN
    -- A report's description is not kept here, nor what is too long to be read.
    IF item.kind = 'report' OR octet_length(kept) > 65536 THEN kept := kept_payload(kept); END IF;
    BEGIN
        -- These are indexed and logged: what no client of ours makes up is cut.
        IF length(item.kind) > 100 THEN item.kind := left(item.kind, 100); END IF;
        IF length(item.threat_id) > 100 THEN
            item.threat_id := left(item.threat_id, 100);
            PERFORM invalid('threat_id', 'wrong_type');
        END IF;
        fields := payload_object(item.payload);
        answer := CASE item.kind
            WHEN 'verification' THEN verify(item, fields)
            WHEN 'correction' THEN correct(item, fields)
            WHEN 'annotation' THEN annotate(item, fields)
            WHEN 'assignment' THEN assign(item, fields)
            WHEN 'report' THEN report(item, fields)
            WHEN 'case' THEN link_case(item, fields)
            WHEN 'disclosure' THEN disclose(item, fields)
            WHEN 'setting' THEN change_setting(item, fields)
        END::text;
        IF answer IS NULL THEN PERFORM invalid('kind', 'wrong_type'); END IF;
        item.outcome := 'accepted';
        item.detail := answer;
    EXCEPTION
        WHEN SQLSTATE 'KM403' OR SQLSTATE 'KM404' OR SQLSTATE 'KM409' OR SQLSTATE 'KM422' THEN
            GET STACKED DIAGNOSTICS answer = PG_EXCEPTION_DETAIL;
            item.outcome := SQLSTATE;
            item.detail := answer;
        WHEN OTHERS THEN
            IF is_about_the_store(SQLSTATE) THEN RAISE; END IF;
            item.outcome := 'KM500';
            item.detail := jsonb_build_object('code', SQLSTATE)::text;
    END;
    item.payload := kept;
    -- Who may read the row: whoever sees its threat; without one in the author's scope, its author alone.
    SELECT garrison, unit_id, readers INTO item.garrison, item.unit_id, item.readers FROM threat
    WHERE item.in_scope AND id = CASE
        WHEN item.kind = 'report' THEN item.id::text
        WHEN item.kind IN ('verification', 'correction', 'annotation', 'assignment') THEN item.threat_id END;
    item.readers := COALESCE(item.readers, '{}');
    IF item.kind <> 'disclosure' OR item.outcome <> 'accepted' THEN
        PERFORM log(item.actor, item.kind || ' ' || item.outcome,
                    'submission ' || item.id || ' threat ' || COALESCE(NULLIF(item.threat_id, ''), '-'));
    END IF;
    RETURN item;
END $$;

-- `b_apply` runs with the owner's rights: it parses inside a catch-all, locks, checks, applies, audits, answers.
CREATE FUNCTION apply_submission() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
DECLARE known submission;
BEGIN
    INSERT INTO submission_id (id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        -- Handed in before: its first answer stays. A failure of the store decided nothing and is decided anew.
        SELECT * INTO known FROM submission WHERE id = NEW.id;
        IF known.outcome IS DISTINCT FROM 'KM500' OR known.actor <> NEW.actor
            OR (known.kind, known.threat_id, known.expected_version, known.payload) IS DISTINCT FROM
               (NEW.kind, NEW.threat_id, NEW.expected_version,
                CASE WHEN NEW.kind = 'report' THEN kept_payload(NEW.payload) ELSE NEW.payload END)
        THEN
            RETURN NULL;
        END IF;
        NEW.fid := known.fid;
        NEW := decided(NEW);
        UPDATE submission SET outcome = NEW.outcome, detail = NEW.detail, received_at = NEW.received_at,
            rights = NEW.rights, in_scope = NEW.in_scope, case_in_scope = NEW.case_in_scope, garrison = NEW.garrison,
            unit_id = NEW.unit_id, readers = NEW.readers, tx = NEW.tx
        WHERE id = NEW.id;
        RETURN NULL;
    END IF;
    NEW.fid := nextval('submission_fid');
    -- A client that hands in many at once may have them decided together, at the end of its statement.
    IF NEW.kind = 'verification' AND current_setting('kmzb.together', true) = 'on'
        AND octet_length(NEW.payload) <= 65536 AND length(NEW.threat_id) <= 100
    THEN
        RETURN NEW;
    END IF;
    RETURN decided(NEW);
END $$;

-- Decides what one statement has handed in: those that are beyond doubt together, a tenth of the work of deciding each
-- by itself, and whatever is left as everything else is decided. That the first way answers as the second does is
-- held by the contract's tests, which run both ways.
CREATE FUNCTION decide_together() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    alone text[];
    item submission;
BEGIN
    IF NOT EXISTS (SELECT FROM handed WHERE outcome = '') THEN RETURN NULL; END IF;
    -- Two decisions on one threat depend on each other.
    alone := ARRAY(SELECT threat_id FROM handed WHERE outcome = '' AND in_scope AND 'kmzb_verify' = ANY (rights)
                   GROUP BY threat_id HAVING count(*) = 1);
    BEGIN
        PERFORM FROM threat WHERE id = ANY (alone) ORDER BY id FOR UPDATE;
        WITH plain AS MATERIALIZED (
            SELECT h.id, h.fid, h.actor, h.received_at, date_trunc('second', h.received_at) AS moment, t.id AS threat_id,
                   t.status AS from_status, t.version, t.garrison, t.unit_id, t.readers, s.code AS to_status, s.due_days,
                   NULLIF(f.note, '') AS note, NULLIF(f.reason, '') AS reason, NULLIF(f.seen_at, '')::timestamptz AS seen_at
            FROM handed h
                CROSS JOIN LATERAL (SELECT h.payload::jsonb AS fields) AS j
                CROSS JOIN LATERAL jsonb_to_record(fields) AS f (new_status text, note text, reason text, seen_at text)
                JOIN threat t ON t.id = h.threat_id AND t.version = h.expected_version
                JOIN status s ON s.code = f.new_status
                JOIN status_transition st ON st.from_status = t.status AND st.to_status = s.code
            WHERE h.outcome = '' AND h.threat_id = ANY (alone)
                AND fields - ARRAY['new_status', 'note', 'reason', 'seen_at'] = '{}'
                AND NOT EXISTS (SELECT FROM jsonb_each(fields) AS field
                                WHERE jsonb_typeof(field.value) NOT IN ('string', 'null'))
                AND NOT (st.note_required AND is_blank(f.note))
                AND (COALESCE(f.reason, '') = ''
                     OR EXISTS (SELECT FROM reason r WHERE r.code = f.reason AND r.status = s.code))
                AND COALESCE(f.seen_at, '') ~ '^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?$'
        ), moved AS (
            UPDATE threat t SET status = p.to_status, version = t.version + 1, updated_at = p.moment,
                due_at = p.moment + make_interval(days => p.due_days)
            FROM plain p WHERE t.id = p.threat_id
        ), noted AS (
            INSERT INTO verification (id, submission_id, threat_id, from_status, to_status, reason, note, seen_at,
                                      decided_at, actor, garrison, unit_id, readers)
            SELECT id, id, threat_id, from_status, to_status, reason, note, seen_at, received_at, actor, garrison, unit_id,
                   readers
            FROM plain
        ), logged AS (
            INSERT INTO audit (at, actor, operation, object, reason, recipient, tx, opens)
            SELECT clock_timestamp(), actor, 'verification accepted', 'submission ' || id || ' threat ' || threat_id, '', '',
                   pg_current_xact_id(),
                   row_number() OVER (ORDER BY fid) = 1
                   AND NOT EXISTS (SELECT FROM audit WHERE tx = pg_current_xact_id() AND block IS NULL)
            FROM plain ORDER BY fid
        )
        UPDATE submission s SET outcome = 'accepted', garrison = p.garrison, unit_id = p.unit_id, readers = p.readers,
            detail = jsonb_build_object('version', p.version + 1, 'status', p.to_status,
                                        'from_status', p.from_status)::text
        FROM plain p WHERE s.id = p.id;
    EXCEPTION WHEN OTHERS THEN
        IF is_about_the_store(SQLSTATE) THEN RAISE; END IF;
        -- One of them was beyond doubt a fault: each is looked at by itself.
    END;
    FOR item IN SELECT s.* FROM submission s JOIN handed h ON h.id = s.id WHERE s.outcome = '' ORDER BY s.fid LOOP
        item := decided(item);
        UPDATE submission SET outcome = item.outcome, detail = item.detail, garrison = item.garrison,
            unit_id = item.unit_id, readers = item.readers
        WHERE id = item.id;
    END LOOP;
    RETURN NULL;
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
CREATE TRIGGER c_together AFTER INSERT ON submission REFERENCING NEW TABLE AS handed
    FOR EACH STATEMENT EXECUTE FUNCTION decide_together();

-- Open maps hear that something has changed; the poll of the audit's head is the truth.
CREATE FUNCTION notify_maps() RETURNS trigger
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
BEGIN
    PERFORM pg_notify('qgis', 'kmzb.threat');
    RETURN NULL;
END $$;
CREATE TRIGGER notify AFTER INSERT ON submission FOR EACH STATEMENT EXECUTE FUNCTION notify_maps();
CREATE TRIGGER notify AFTER INSERT ON import_run FOR EACH STATEMENT EXECUTE FUNCTION notify_maps();
