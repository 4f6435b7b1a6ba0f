-- Who sees what: by garrison, by unit and those below it, and what a unit has handed over. The functions run with the
-- rights of whoever asks (in a definer's function `current_user` would be the owner), once a query: policies call
-- them in a sub-SELECT. They are PL/pgSQL, which keeps its plans: a function in SQL would be planned at every call.

-- Roles belong to the whole server, a scope to one store: without one, a role allows nothing here, and nobody acts
-- under the name of a role that many have.
CREATE FUNCTION is_person(who text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = kmzb, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM person WHERE login = who);
END $$;

-- What the caller may hand in. The server's superuser needs no scope: nothing can be kept from it.
CREATE FUNCTION my_rights() RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = kmzb, pg_temp AS $$
BEGIN
    IF NOT is_person(current_user) AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        RETURN '{}';
    END IF;
    RETURN ARRAY(SELECT role FROM unnest(ARRAY['kmzb_verify', 'kmzb_analyse', 'kmzb_import', 'kmzb_admin']) AS role
                 WHERE pg_has_role(current_user, role, 'USAGE'));
END $$;

CREATE FUNCTION my_nation() RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = kmzb, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM person WHERE login = current_user AND garrison = '*' AND unit_id IS NULL);
END $$;

CREATE FUNCTION my_garrisons() RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = kmzb, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT garrison FROM person WHERE login = current_user AND unit_id IS NULL);
END $$;

CREATE FUNCTION my_units() RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = kmzb, pg_temp AS $$
BEGIN
    RETURN ARRAY(
        WITH RECURSIVE mine (id) AS (
            SELECT unit_id FROM person WHERE login = current_user AND unit_id IS NOT NULL
            UNION
            SELECT unit.id FROM unit JOIN mine ON unit.parent_id = mine.id
        )
        SELECT id FROM mine);
END $$;

-- As whom one keeps reading what was handed over: `readers` names units, and garrisons.
CREATE FUNCTION my_readers() RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = kmzb, pg_temp AS $$
    SELECT my_units() || my_garrisons()
$$;

-- The condition of every policy on rows with the keys garrison, unit_id, readers.
CREATE FUNCTION scope_condition() RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
    SELECT '((SELECT my_nation()) OR garrison = ANY ((SELECT my_garrisons())::text[])'
        ' OR unit_id = ANY ((SELECT my_units())::text[])'
        ' OR (readers <> ''{}'' AND readers && (SELECT my_readers())::text[]))'
$$;

DO $$
DECLARE name text;
BEGIN
    -- Code tables, units, imports and the audit's hashes hold nothing about a person's report.
    FOREACH name IN ARRAY ARRAY['meta', 'category', 'status', 'status_transition', 'reason', 'note_template', 'setting',
                                'unit', 'import_run', 'audit_head'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY read_all ON %I FOR SELECT TO kmzb_read USING (true)', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['threat', 'verification', 'annotation', 'assignment', 'case_link'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY read_scope ON %I FOR SELECT TO kmzb_read USING (%s)', name, scope_condition());
    END LOOP;
    FOREACH name IN ARRAY ARRAY['person', 'threat_description', 'threat_raw', 'threat_case', 'submission', 'disclosed',
                                'audit', 'purge_run', 'submission_id', 'number_counter'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    END LOOP;
    -- Clear text: what one has disclosed oneself within the last minutes, and only inside one's scope. A disclosure
    -- that is not committed could be rolled back after reading, and a transaction's own time stands still.
    FOREACH name IN ARRAY ARRAY['threat_description', 'threat_raw'] LOOP
        EXECUTE format(
            'CREATE POLICY read_disclosed ON %I FOR SELECT TO kmzb_read USING ('
            ' threat_id IN (SELECT d.threat_id FROM disclosed d WHERE d.actor = current_user'
            '  AND d.open_until > clock_timestamp() AND d.tx IS DISTINCT FROM pg_current_xact_id_if_assigned())'
            ' AND %s)', name, scope_condition());
    END LOOP;
    EXECUTE format('CREATE POLICY read_own_or_scope ON submission FOR SELECT TO kmzb_read USING ('
                   ' actor = current_user OR %s)', scope_condition());
END $$;

-- A title is as private as the threats that it was given to.
CREATE POLICY read_linked ON threat_case FOR SELECT TO kmzb_read USING (
    EXISTS (SELECT FROM case_link l WHERE l.case_id = threat_case.id));
CREATE POLICY read_own ON person FOR SELECT TO kmzb_read USING (login = current_user);
CREATE POLICY read_administrator ON person FOR SELECT TO kmzb_admin USING ((SELECT is_person(current_user)));
CREATE POLICY read_own ON disclosed FOR SELECT TO kmzb_read USING (actor = current_user);
CREATE POLICY read_administrator ON audit FOR SELECT TO kmzb_admin USING ((SELECT is_person(current_user)));
CREATE POLICY read_own ON purge_run FOR SELECT TO kmzb_admin USING (actor = current_user);
CREATE POLICY run ON purge_run FOR INSERT TO kmzb_admin WITH CHECK (is_person(current_user));
-- Every role may hand in; the store answers.
CREATE POLICY hand_in ON submission FOR INSERT TO kmzb_read WITH CHECK (true);

-- The bulk path: an import writes only within a run of its own, in its own transaction, into its own garrisons; and
-- only what nobody has decided on yet.
CREATE POLICY import ON import_run FOR INSERT TO kmzb_import WITH CHECK (is_person(current_user));
CREATE POLICY import_count ON import_run FOR UPDATE TO kmzb_import
    USING (actor = current_user AND tx = pg_current_xact_id());
CREATE FUNCTION my_runs() RETURNS bigint[]
LANGUAGE sql STABLE SET search_path = kmzb, pg_temp AS $$
    SELECT ARRAY(SELECT fid FROM import_run WHERE actor = current_user AND tx = pg_current_xact_id())
$$;
CREATE FUNCTION is_my_garrison(code text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = kmzb, pg_temp AS $$
    SELECT my_nation() OR code = ANY (my_garrisons())
$$;
-- Whoever could choose the units above a unit could let themselves read it.
CREATE FUNCTION is_my_unit(of_id text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = kmzb, pg_temp AS $$
    SELECT of_id IS NULL OR my_nation() OR EXISTS (
        SELECT FROM unit WHERE id = of_id AND garrison = ANY (my_garrisons()))
$$;
CREATE POLICY import ON unit FOR INSERT TO kmzb_import
    WITH CHECK (is_my_garrison(garrison) AND is_my_unit(parent_id));
CREATE POLICY import_parent ON unit FOR UPDATE TO kmzb_import
    USING (is_my_garrison(garrison)) WITH CHECK (is_my_garrison(garrison) AND is_my_unit(parent_id));
CREATE POLICY import ON threat FOR INSERT TO kmzb_import WITH CHECK (
    import_id = ANY ((SELECT my_runs())::bigint[])
    AND ((SELECT my_nation()) OR garrison = ANY ((SELECT my_garrisons())::text[]))
    AND version = 1 AND owner IS NULL AND case_id IS NULL AND readers = '{}');
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['threat_description', 'threat_raw'] LOOP
        EXECUTE format(
            'CREATE POLICY import ON %1$I FOR INSERT TO kmzb_import WITH CHECK (EXISTS ('
            ' SELECT FROM threat t WHERE t.id = %1$I.threat_id AND t.import_id = ANY ((SELECT my_runs())::bigint[])'
            '  AND t.garrison = %1$I.garrison AND t.unit_id IS NOT DISTINCT FROM %1$I.unit_id'
            '  AND t.readers = %1$I.readers))', name);
    END LOOP;
END $$;
