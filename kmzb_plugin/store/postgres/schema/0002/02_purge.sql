-- Attachments past their review date go as descriptions do: that there was one stays, without its name.
CREATE OR REPLACE FUNCTION purgeable(before timestamptz) RETURNS text[]
LANGUAGE sql STABLE SET search_path = kmzb, pg_temp AS $$
    SELECT ARRAY(
        SELECT id FROM threat t WHERE review_at < LEAST(before, now()) AND (
            description_masked IS NOT NULL
            OR EXISTS (SELECT FROM threat_description d WHERE d.threat_id = t.id)
            OR EXISTS (SELECT FROM threat_raw r WHERE r.threat_id = t.id)
            OR EXISTS (SELECT FROM attachment a WHERE a.threat_id = t.id AND a.name <> '')
            OR EXISTS (SELECT FROM verification v WHERE v.threat_id = t.id AND v.note IS NOT NULL)
            OR EXISTS (SELECT FROM annotation a WHERE a.threat_id = t.id AND a.text <> '')
            OR EXISTS (SELECT FROM submission s WHERE s.threat_id = t.id AND s.payload <> '{}')
            OR EXISTS (SELECT FROM submission s WHERE s.id::text = t.id AND s.kind = 'report' AND s.payload <> '{}'))
        ORDER BY id)
$$;

CREATE OR REPLACE FUNCTION purge_counts(ids text[]) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = kmzb, pg_temp AS $$
    SELECT jsonb_build_object(
        'threats', cardinality(ids),
        'descriptions', (SELECT count(*) FROM threat t WHERE id = ANY (ids) AND (description_masked IS NOT NULL
                         OR EXISTS (SELECT FROM threat_description d WHERE d.threat_id = t.id))),
        'raw', (SELECT count(*) FROM threat_raw WHERE threat_id = ANY (ids)),
        'notes', (SELECT count(*) FROM verification WHERE threat_id = ANY (ids) AND note IS NOT NULL)
                 + (SELECT count(*) FROM annotation WHERE threat_id = ANY (ids) AND text <> ''),
        'payloads', (SELECT count(*) FROM submission WHERE threat_id = ANY (ids) AND payload <> '{}')
                    + (SELECT count(*) FROM submission WHERE id::text = ANY (ids) AND kind = 'report' AND payload <> '{}'),
        'attachments', (SELECT count(*) FROM attachment WHERE threat_id = ANY (ids) AND name <> ''))
$$;

CREATE OR REPLACE FUNCTION run_purge() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
DECLARE erased text[] := purgeable(NEW.before);
BEGIN
    -- Decisions on these wait, and have been counted or come later.
    PERFORM FROM threat WHERE id = ANY (erased) ORDER BY id FOR UPDATE;
    NEW.counts := purge_counts(erased)::text;
    DELETE FROM threat_description WHERE threat_id = ANY (erased);
    DELETE FROM threat_raw WHERE threat_id = ANY (erased);
    DELETE FROM attachment_content WHERE threat_id = ANY (erased);
    UPDATE attachment SET name = '' WHERE threat_id = ANY (erased) AND name <> '';
    UPDATE threat SET description_masked = NULL WHERE id = ANY (erased) AND description_masked IS NOT NULL;
    UPDATE verification SET note = NULL WHERE threat_id = ANY (erased) AND note IS NOT NULL;
    UPDATE annotation SET text = '' WHERE threat_id = ANY (erased) AND text <> '';
    UPDATE submission SET payload = '{}' WHERE threat_id = ANY (erased) AND payload <> '{}';
    UPDATE submission SET payload = '{}' WHERE id::text = ANY (erased) AND kind = 'report' AND payload <> '{}';
    PERFORM log(NEW.actor, 'purge', 'threat ' || id) FROM unnest(erased) AS id;
    PERFORM log(NEW.actor, 'purge', cardinality(erased) || ' threats reviewed before ' || iso(NEW.before));
    RETURN NEW;
END $$;

-- The role of the purge reads no content: it only takes it away.
GRANT SELECT (threat_id, name), UPDATE (name) ON attachment TO kmzb_purger;
GRANT SELECT (threat_id), DELETE ON attachment_content TO kmzb_purger;
CREATE POLICY purge ON attachment TO kmzb_purger USING (true) WITH CHECK (true);
CREATE POLICY purge ON attachment_content TO kmzb_purger USING (true) WITH CHECK (true);
