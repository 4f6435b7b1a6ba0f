-- Erases what its review date allows. The run is a row that somebody hands in: stamped with who it is, carried out by a
-- role of its own, which may erase and nothing else.
CREATE FUNCTION stamp_purge() RETURNS trigger
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
BEGIN
    NEW.actor := current_user;
    NEW.at := clock_timestamp();
    NEW.before := LEAST(NEW.before, now());
    RETURN NEW;
END $$;

CREATE FUNCTION run_purge() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
DECLARE
    past text[] := ARRAY(SELECT id FROM threat WHERE review_at < NEW.before ORDER BY id);
    erased text[] := ARRAY(
        SELECT id FROM threat t WHERE id = ANY (past) AND (
            description_masked IS NOT NULL
            OR EXISTS (SELECT FROM threat_description d WHERE d.threat_id = t.id)
            OR EXISTS (SELECT FROM threat_raw r WHERE r.threat_id = t.id)
            OR EXISTS (SELECT FROM verification v WHERE v.threat_id = t.id AND v.note IS NOT NULL)
            OR EXISTS (SELECT FROM annotation a WHERE a.threat_id = t.id AND a.text <> '')
            OR EXISTS (SELECT FROM submission s WHERE s.threat_id = t.id AND s.payload <> '{}'))
        ORDER BY id);
    descriptions bigint;
    raws bigint;
    notes bigint;
    payloads bigint;
BEGIN
    SELECT count(*) INTO descriptions FROM threat WHERE id = ANY (erased) AND (description_masked IS NOT NULL
        OR EXISTS (SELECT FROM threat_description d WHERE d.threat_id = threat.id));
    SELECT count(*) INTO raws FROM threat_raw WHERE threat_id = ANY (erased);
    SELECT (SELECT count(*) FROM verification WHERE threat_id = ANY (erased) AND note IS NOT NULL)
         + (SELECT count(*) FROM annotation WHERE threat_id = ANY (erased) AND text <> '') INTO notes;
    SELECT count(*) INTO payloads FROM submission
    WHERE (threat_id = ANY (erased) OR (kind = 'report' AND id::text = ANY (erased))) AND payload <> '{}';
    IF NOT NEW.dry_run THEN
        DELETE FROM threat_description WHERE threat_id = ANY (erased);
        DELETE FROM threat_raw WHERE threat_id = ANY (erased);
        UPDATE threat SET description_masked = NULL WHERE id = ANY (erased) AND description_masked IS NOT NULL;
        UPDATE verification SET note = NULL WHERE threat_id = ANY (erased) AND note IS NOT NULL;
        UPDATE annotation SET text = '' WHERE threat_id = ANY (erased) AND text <> '';
        UPDATE submission SET payload = '{}'
        WHERE (threat_id = ANY (erased) OR (kind = 'report' AND id::text = ANY (erased))) AND payload <> '{}';
        PERFORM log(NEW.actor, 'purge', 'threat ' || id) FROM unnest(erased) AS id;
        PERFORM log(NEW.actor, 'purge', cardinality(erased) || ' threats reviewed before ' || iso(NEW.before));
    END IF;
    NEW.counts := jsonb_build_object('threats', cardinality(erased), 'descriptions', descriptions, 'raw', raws,
                                     'notes', notes, 'payloads', payloads)::text;
    RETURN NEW;
END $$;

CREATE TRIGGER a_stamp BEFORE INSERT ON purge_run FOR EACH ROW EXECUTE FUNCTION stamp_purge();
CREATE TRIGGER b_run BEFORE INSERT ON purge_run FOR EACH ROW EXECUTE FUNCTION run_purge();

CREATE FUNCTION purge(before timestamptz, dry_run boolean) RETURNS text
LANGUAGE sql SET search_path = kmzb, pg_temp AS $$
    INSERT INTO purge_run (before, dry_run) VALUES (before, dry_run) RETURNING counts
$$;
