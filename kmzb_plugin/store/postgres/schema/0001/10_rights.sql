-- Rights of the group roles; row-level security decides about rows.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA kmzb FROM PUBLIC;
GRANT USAGE ON SCHEMA kmzb TO kmzb_read;
GRANT SELECT ON meta, category, status, status_transition, reason, note_template, setting, unit, person, import_run,
    threat, threat_description, threat_raw, threat_case, submission, verification, annotation, assignment, case_link,
    disclosed, audit_head, cell_total, cell_change, receipt, event, unit_today, annotation_standing, cell_counts,
    open_description, audit_verdict, store TO kmzb_read;
GRANT INSERT ON submission TO kmzb_read;
GRANT EXECUTE ON FUNCTION my_garrisons(), my_units(), listed_threats(text, text), ids_of(jsonb, text),
    payload_object(text), invalid(text, text, jsonb), refuse(text, jsonb), iso(timestamptz), verify_audit(),
    case_event(uuid), compact_cells(), store_srid() TO kmzb_read;
GRANT SELECT ON audit TO kmzb_admin;
GRANT SELECT, INSERT ON purge_run TO kmzb_admin;
GRANT EXECUTE ON FUNCTION purge(timestamptz, boolean) TO kmzb_admin;
GRANT INSERT ON import_run, unit, threat, threat_description, threat_raw TO kmzb_import;
GRANT UPDATE (accepted, duplicate, what) ON import_run TO kmzb_import;
GRANT UPDATE (parent_id) ON unit TO kmzb_import;
GRANT EXECUTE ON FUNCTION take_numbers(integer, bigint) TO kmzb_import;

-- The purge runs as a role that may erase and nothing else.
GRANT USAGE ON SCHEMA kmzb TO kmzb_purger;
GRANT SELECT, UPDATE ON threat, verification, annotation, submission TO kmzb_purger;
GRANT SELECT, DELETE ON threat_description, threat_raw TO kmzb_purger;
GRANT INSERT ON audit TO kmzb_purger;
GRANT EXECUTE ON FUNCTION log(text, text, text, text, text), iso(timestamptz), my_garrisons(), my_units() TO kmzb_purger;
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['threat', 'verification', 'annotation', 'submission', 'threat_description', 'threat_raw',
                                'audit'] LOOP
        EXECUTE format('CREATE POLICY purge ON %I TO kmzb_purger USING (true) WITH CHECK (true)', name);
    END LOOP;
END $$;
