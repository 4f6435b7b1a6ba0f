-- Who sees what: by garrison, by unit and those below it, and what a unit has handed over. The functions run with the
-- rights of whoever asks (in a definer's function `current_user` would be the owner), once a query: policies call
-- them in a sub-SELECT.
CREATE FUNCTION my_garrisons() RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = kmzb, pg_temp AS $$
    SELECT CASE
        WHEN EXISTS (SELECT FROM person WHERE login = current_user AND garrison = '*' AND unit_id IS NULL)
        THEN ARRAY(SELECT DISTINCT garrison FROM unit UNION SELECT value FROM meta WHERE name = 'garrison')
        ELSE ARRAY(SELECT garrison FROM person WHERE login = current_user AND unit_id IS NULL)
    END
$$;

CREATE FUNCTION my_units() RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = kmzb, pg_temp AS $$
    WITH RECURSIVE mine (id) AS (
        SELECT unit_id FROM person WHERE login = current_user AND unit_id IS NOT NULL
        UNION
        SELECT unit.id FROM unit JOIN mine ON unit.parent_id = mine.id
    )
    SELECT ARRAY(SELECT id FROM mine)
$$;

DO $$
DECLARE name text;
BEGIN
    -- Code tables, units, imports and the audit's hashes hold nothing about a person's report.
    FOREACH name IN ARRAY ARRAY['meta', 'category', 'status', 'status_transition', 'reason', 'note_template', 'setting',
                                'unit', 'import_run', 'threat_case', 'audit_head'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY read_all ON %I FOR SELECT TO kmzb_read USING (true)', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['threat', 'verification', 'annotation', 'assignment', 'case_link'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY read_scope ON %I FOR SELECT TO kmzb_read USING ('
            ' garrison = ANY ((SELECT my_garrisons())::text[])'
            ' OR unit_id = ANY ((SELECT my_units())::text[])'
            ' OR (readers <> ''{}'' AND readers && (SELECT my_units())::text[]))', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['person', 'threat_description', 'threat_raw', 'submission', 'disclosed', 'audit',
                                'purge_run', 'submission_id', 'number_counter'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    END LOOP;
    -- Clear text: what one has disclosed oneself within the last minutes, and only inside one's scope.
    FOREACH name IN ARRAY ARRAY['threat_description', 'threat_raw'] LOOP
        EXECUTE format(
            'CREATE POLICY read_disclosed ON %I FOR SELECT TO kmzb_read USING ('
            ' threat_id IN (SELECT d.threat_id FROM disclosed d WHERE d.actor = current_user AND d.open_until > now())'
            ' AND (garrison = ANY ((SELECT my_garrisons())::text[])'
            '  OR unit_id = ANY ((SELECT my_units())::text[])'
            '  OR (readers <> ''{}'' AND readers && (SELECT my_units())::text[])))', name);
    END LOOP;
END $$;

CREATE POLICY read_own ON person FOR SELECT TO kmzb_read USING (login = current_user);
CREATE POLICY read_administrator ON person FOR SELECT TO kmzb_admin USING (true);
CREATE POLICY read_own ON disclosed FOR SELECT TO kmzb_read USING (actor = current_user);
CREATE POLICY read_administrator ON audit FOR SELECT TO kmzb_admin USING (true);
CREATE POLICY read_own ON purge_run FOR SELECT TO kmzb_admin USING (actor = current_user);
CREATE POLICY run ON purge_run FOR INSERT TO kmzb_admin WITH CHECK (true);
CREATE POLICY read_own_or_scope ON submission FOR SELECT TO kmzb_read USING (
    actor = current_user
    OR garrison = ANY ((SELECT my_garrisons())::text[])
    OR unit_id = ANY ((SELECT my_units())::text[])
    OR (readers <> '{}' AND readers && (SELECT my_units())::text[]));
-- Every role may hand in; the store answers.
CREATE POLICY hand_in ON submission FOR INSERT TO kmzb_read WITH CHECK (true);

-- The bulk path: an import writes only within a run of its own, in its own transaction, into its own garrisons.
CREATE POLICY import ON import_run FOR INSERT TO kmzb_import WITH CHECK (true);
CREATE POLICY import_count ON import_run FOR UPDATE TO kmzb_import
    USING (actor = current_user AND tx = pg_current_xact_id());
CREATE POLICY import ON unit FOR INSERT TO kmzb_import WITH CHECK (garrison = ANY ((SELECT my_garrisons())::text[])
    OR EXISTS (SELECT FROM person WHERE login = current_user AND person.garrison = '*'));
CREATE POLICY import_parent ON unit FOR UPDATE TO kmzb_import USING (true);
CREATE POLICY import ON threat FOR INSERT TO kmzb_import WITH CHECK (
    import_id IN (SELECT fid FROM import_run WHERE actor = current_user AND tx = pg_current_xact_id())
    AND (garrison = ANY ((SELECT my_garrisons())::text[])
         OR EXISTS (SELECT FROM person WHERE login = current_user AND person.garrison = '*')));
CREATE POLICY import ON threat_description FOR INSERT TO kmzb_import WITH CHECK (
    threat_id IN (SELECT id FROM threat WHERE import_id IN (
        SELECT fid FROM import_run WHERE actor = current_user AND tx = pg_current_xact_id())));
CREATE POLICY import ON threat_raw FOR INSERT TO kmzb_import WITH CHECK (
    threat_id IN (SELECT id FROM threat WHERE import_id IN (
        SELECT fid FROM import_run WHERE actor = current_user AND tx = pg_current_xact_id())));
