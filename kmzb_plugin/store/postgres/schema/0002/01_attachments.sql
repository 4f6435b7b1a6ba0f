-- Attachments of threats: whoever sees the threat sees the list; the content is a table of its own, because row-level
-- security opens rows, not columns.
CREATE TABLE attachment (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE,
    threat_id text COLLATE "C" NOT NULL REFERENCES threat (id), name text NOT NULL, media_type text NOT NULL,
    size bigint NOT NULL, sha256 text NOT NULL, cleaned boolean NOT NULL,
    import_id bigint NOT NULL REFERENCES import_run (fid), garrison text COLLATE "C" NOT NULL, unit_id text COLLATE "C",
    readers text[] NOT NULL DEFAULT '{}');
CREATE INDEX attachment_threat ON attachment (threat_id);
CREATE TABLE attachment_content (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    attachment_id text COLLATE "C" NOT NULL UNIQUE REFERENCES attachment (id), threat_id text COLLATE "C" NOT NULL,
    content bytea NOT NULL CHECK (octet_length(content) > 0), garrison text COLLATE "C" NOT NULL,
    unit_id text COLLATE "C", readers text[] NOT NULL DEFAULT '{}');
CREATE INDEX attachment_content_threat ON attachment_content (threat_id);
-- Pictures are packed already.
ALTER TABLE attachment_content ALTER content SET STORAGE EXTERNAL, ALTER content SET STATISTICS 0;
ALTER TABLE attachment ALTER id SET STATISTICS 0, ALTER name SET STATISTICS 0, ALTER sha256 SET STATISTICS 0;

ALTER TABLE attachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE attachment_content ENABLE ROW LEVEL SECURITY;
DO $$
BEGIN
    EXECUTE format('CREATE POLICY read_scope ON attachment FOR SELECT TO kmzb_read USING (%s)', scope_condition());
    -- As the clear text of its threat.
    EXECUTE format(
        'CREATE POLICY read_disclosed ON attachment_content FOR SELECT TO kmzb_read USING ('
        ' threat_id IN (SELECT d.threat_id FROM disclosed d WHERE d.actor = current_user'
        '  AND d.open_until > clock_timestamp() AND d.tx IS DISTINCT FROM pg_current_xact_id_if_assigned())'
        ' AND %s)', scope_condition());
END $$;
-- An import adds within a run of its own to threats of its own garrisons, which may be there already: photos come
-- later. What is kept is what the list says.
CREATE POLICY import ON attachment FOR INSERT TO kmzb_import WITH CHECK (
    import_id = ANY ((SELECT my_runs())::bigint[]) AND is_my_garrison(garrison) AND name <> '' AND EXISTS (
        SELECT FROM threat t WHERE t.id = attachment.threat_id AND t.garrison = attachment.garrison
            AND t.unit_id IS NOT DISTINCT FROM attachment.unit_id AND t.readers = attachment.readers));
CREATE POLICY import ON attachment_content FOR INSERT TO kmzb_import WITH CHECK (EXISTS (
    SELECT FROM attachment a WHERE a.id = attachment_content.attachment_id
        AND a.import_id = ANY ((SELECT my_runs())::bigint[]) AND a.threat_id = attachment_content.threat_id
        AND a.garrison = attachment_content.garrison AND a.unit_id IS NOT DISTINCT FROM attachment_content.unit_id
        AND a.readers = attachment_content.readers AND a.size = octet_length(attachment_content.content)
        AND a.sha256 = encode(sha256(attachment_content.content), 'hex')));

GRANT SELECT ON attachment, attachment_content TO kmzb_read;
GRANT INSERT (id, threat_id, name, media_type, size, sha256, cleaned, import_id, garrison, unit_id, readers)
    ON attachment TO kmzb_import;
GRANT INSERT (attachment_id, threat_id, content, garrison, unit_id, readers) ON attachment_content TO kmzb_import;

-- The rows that belong to a threat carry its keys, so that no policy has to look at the threat.
CREATE OR REPLACE FUNCTION copy_keys(of_threat text) RETURNS void
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE
    t threat;
    name text;
BEGIN
    SELECT * INTO t FROM threat WHERE id = of_threat;
    FOREACH name IN ARRAY ARRAY['threat_description', 'threat_raw', 'attachment', 'attachment_content', 'verification',
                                'annotation', 'assignment', 'case_link'] LOOP
        EXECUTE format('UPDATE %I SET garrison = $2, unit_id = $3, readers = $4 WHERE threat_id = $1', name)
        USING t.id, t.garrison, t.unit_id, t.readers;
    END LOOP;
    -- One without keys was handed in by somebody who does not see the threat.
    UPDATE submission SET garrison = t.garrison, unit_id = t.unit_id, readers = t.readers
    WHERE threat_id = of_threat AND garrison IS NOT NULL;
    UPDATE submission SET garrison = t.garrison, unit_id = t.unit_id, readers = t.readers
    WHERE id::text = of_threat AND kind = 'report';
END $$;

-- How large one may be, in megabytes. A new store has no rules yet and gets them all.
INSERT INTO setting (name, value) SELECT 'attachment_mb', '10' WHERE EXISTS (SELECT FROM setting)
ON CONFLICT DO NOTHING;
CREATE FUNCTION refuse_setting() RETURNS trigger
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
BEGIN
    PERFORM invalid('value', 'not_a_number');
    RETURN NEW;
END $$;
CREATE TRIGGER check_attachment_mb BEFORE UPDATE ON setting FOR EACH ROW
    WHEN (NEW.name = 'attachment_mb' AND NEW.value !~ '^([1-9]\d?|100)$') EXECUTE FUNCTION refuse_setting();
REVOKE ALL ON FUNCTION refuse_setting() FROM PUBLIC;
