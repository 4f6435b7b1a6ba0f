-- Erases what its review date allows. The run is a row that somebody hands in: stamped with who it is, carried out by a
-- role of its own, which may erase and nothing else.
CREATE FUNCTION check_administrator() RETURNS void
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
BEGIN
    IF 'kmzb_admin' <> ALL (my_rights()) THEN
        RAISE insufficient_privilege USING MESSAGE = 'only an administrator of this store may purge it';
    END IF;
END $$;

CREATE FUNCTION stamp_purge() RETURNS trigger
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
BEGIN
    PERFORM check_administrator();
    NEW.actor := current_user;
    NEW.at := clock_timestamp();
    NEW.before := LEAST(NEW.before, now());
    RETURN NEW;
END $$;

-- The threats reviewed before a moment of which something is left to erase.
CREATE FUNCTION purgeable(before timestamptz) RETURNS text[]
LANGUAGE sql STABLE SET search_path = kmzb, pg_temp AS $$
    SELECT ARRAY(
        SELECT id FROM threat t WHERE review_at < LEAST(before, now()) AND (
            description_masked IS NOT NULL
            OR EXISTS (SELECT FROM threat_description d WHERE d.threat_id = t.id)
            OR EXISTS (SELECT FROM threat_raw r WHERE r.threat_id = t.id)
            OR EXISTS (SELECT FROM verification v WHERE v.threat_id = t.id AND v.note IS NOT NULL)
            OR EXISTS (SELECT FROM annotation a WHERE a.threat_id = t.id AND a.text <> '')
            OR EXISTS (SELECT FROM submission s WHERE s.threat_id = t.id AND s.payload <> '{}')
            OR EXISTS (SELECT FROM submission s WHERE s.id::text = t.id AND s.kind = 'report' AND s.payload <> '{}'))
        ORDER BY id)
$$;

-- How much is left to erase, in the order of the answer.
CREATE FUNCTION purge_counts(ids text[]) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = kmzb, pg_temp AS $$
    SELECT jsonb_build_object(
        'threats', cardinality(ids),
        'descriptions', (SELECT count(*) FROM threat t WHERE id = ANY (ids) AND (description_masked IS NOT NULL
                         OR EXISTS (SELECT FROM threat_description d WHERE d.threat_id = t.id))),
        'raw', (SELECT count(*) FROM threat_raw WHERE threat_id = ANY (ids)),
        'notes', (SELECT count(*) FROM verification WHERE threat_id = ANY (ids) AND note IS NOT NULL)
                 + (SELECT count(*) FROM annotation WHERE threat_id = ANY (ids) AND text <> ''),
        'payloads', (SELECT count(*) FROM submission WHERE threat_id = ANY (ids) AND payload <> '{}')
                    + (SELECT count(*) FROM submission WHERE id::text = ANY (ids) AND kind = 'report' AND payload <> '{}'))
$$;

-- What a purge would erase; writes nothing.
CREATE FUNCTION preview_purge(before timestamptz) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
    SELECT purge_counts(purgeable(before))::text
$$;

CREATE FUNCTION run_purge() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
DECLARE erased text[] := purgeable(NEW.before);
BEGIN
    -- Decisions on these wait, and have been counted or come later.
    PERFORM FROM threat WHERE id = ANY (erased) ORDER BY id FOR UPDATE;
    NEW.counts := purge_counts(erased)::text;
    DELETE FROM threat_description WHERE threat_id = ANY (erased);
    DELETE FROM threat_raw WHERE threat_id = ANY (erased);
    UPDATE threat SET description_masked = NULL WHERE id = ANY (erased) AND description_masked IS NOT NULL;
    UPDATE verification SET note = NULL WHERE threat_id = ANY (erased) AND note IS NOT NULL;
    UPDATE annotation SET text = '' WHERE threat_id = ANY (erased) AND text <> '';
    UPDATE submission SET payload = '{}' WHERE threat_id = ANY (erased) AND payload <> '{}';
    UPDATE submission SET payload = '{}' WHERE id::text = ANY (erased) AND kind = 'report' AND payload <> '{}';
    PERFORM log(NEW.actor, 'purge', 'threat ' || id) FROM unnest(erased) AS id;
    PERFORM log(NEW.actor, 'purge', cardinality(erased) || ' threats reviewed before ' || iso(NEW.before));
    RETURN NEW;
END $$;

CREATE TRIGGER a_stamp BEFORE INSERT ON purge_run FOR EACH ROW EXECUTE FUNCTION stamp_purge();
CREATE TRIGGER b_run BEFORE INSERT ON purge_run FOR EACH ROW EXECUTE FUNCTION run_purge();

CREATE FUNCTION purge(before timestamptz, dry_run boolean) RETURNS text
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE answer text;
BEGIN
    PERFORM check_administrator();
    IF dry_run THEN RETURN preview_purge(before); END IF;
    INSERT INTO purge_run (before) VALUES (before) RETURNING counts INTO answer;
    RETURN answer;
END $$;
