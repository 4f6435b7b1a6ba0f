-- Rights of the group roles; row-level security decides about rows.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA kmzb FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA kmzb TO kmzb_read;
GRANT SELECT ON meta, category, status, status_transition, reason, note_template, setting, unit, person, import_run,
    threat, threat_description, threat_raw, threat_case, submission, verification, annotation, assignment, case_link,
    disclosed, audit_head, cell_total, cell_change, receipt, event, unit_today, annotation_standing, cell_counts,
    open_description, audit_verdict, store TO kmzb_read;
GRANT INSERT ON submission TO kmzb_read;
-- What the policies, the views and the stamp call with the rights of whoever asks.
GRANT EXECUTE ON FUNCTION is_person(text), my_rights(), my_nation(), my_garrisons(), my_units(), my_readers(),
    named_objects(text, text), sees_case(text), ids_of(jsonb, text), text_of(jsonb, text), payload_object(text),
    is_about_the_store(text), invalid(text, text, jsonb), refuse(text, jsonb), iso(timestamptz), verify_audit(),
    compact_cells(), store_srid() TO kmzb_read;
GRANT SELECT ON audit TO kmzb_admin;
GRANT SELECT, INSERT (at, actor, before, counts) ON purge_run TO kmzb_admin;
GRANT EXECUTE ON FUNCTION purge(timestamptz, boolean), preview_purge(timestamptz), check_administrator() TO kmzb_admin;
-- Not the numbers of the rows: whoever chooses those takes them from others.
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['import_run', 'unit', 'threat', 'threat_description', 'threat_raw'] LOOP
        EXECUTE (SELECT format('GRANT INSERT (%s) ON %I TO kmzb_import', string_agg(quote_ident(attname), ', '), name)
                 FROM pg_attribute WHERE attrelid = name::regclass AND attnum > 0 AND attidentity = ''
                     AND attgenerated = '');
    END LOOP;
END $$;
GRANT UPDATE (accepted, duplicate, what) ON import_run TO kmzb_import;
GRANT UPDATE (parent_id) ON unit TO kmzb_import;
GRANT EXECUTE ON FUNCTION take_numbers(integer, bigint), my_runs(), is_my_garrison(text), is_my_unit(text) TO kmzb_import;

-- The purge runs as a role that may erase and nothing else.
GRANT USAGE ON SCHEMA kmzb TO kmzb_purger;
GRANT SELECT ON threat, verification, annotation, submission, threat_description, threat_raw TO kmzb_purger;
GRANT UPDATE (description_masked) ON threat TO kmzb_purger;
GRANT UPDATE (note) ON verification TO kmzb_purger;
GRANT UPDATE (text) ON annotation TO kmzb_purger;
GRANT UPDATE (payload) ON submission TO kmzb_purger;
GRANT DELETE ON threat_description, threat_raw TO kmzb_purger;
GRANT EXECUTE ON FUNCTION purgeable(timestamptz), purge_counts(text[]), log(text, text, text, text, text),
    iso(timestamptz) TO kmzb_purger;
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['threat', 'verification', 'annotation', 'submission', 'threat_description',
                                'threat_raw'] LOOP
        EXECUTE format('CREATE POLICY purge ON %I TO kmzb_purger USING (true) WITH CHECK (true)', name);
    END LOOP;
END $$;
