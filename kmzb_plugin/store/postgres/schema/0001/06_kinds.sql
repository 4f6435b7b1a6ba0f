-- What each kind of submission does, and what it must satisfy first. Each returns the detail of the answer.

-- The rows that belong to a threat carry its keys, so that no policy has to look at the threat.
CREATE FUNCTION copy_keys(of_threat text) RETURNS void
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE
    t threat;
    name text;
BEGIN
    SELECT * INTO t FROM threat WHERE id = of_threat;
    FOREACH name IN ARRAY ARRAY['threat_description', 'threat_raw', 'verification', 'annotation', 'assignment',
                                'case_link'] LOOP
        EXECUTE format('UPDATE %I SET garrison = $2, unit_id = $3, readers = $4 WHERE threat_id = $1', name)
        USING t.id, t.garrison, t.unit_id, t.readers;
    END LOOP;
    -- One without keys was handed in by somebody who does not see the threat.
    UPDATE submission SET garrison = t.garrison, unit_id = t.unit_id, readers = t.readers
    WHERE threat_id = of_threat AND garrison IS NOT NULL;
    UPDATE submission SET garrison = t.garrison, unit_id = t.unit_id, readers = t.readers
    WHERE id::text = of_threat AND kind = 'report';
END $$;

-- Moves a threat to its next status.
CREATE FUNCTION verify(item submission, fields jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE
    new_status text := required_text(fields, 'new_status');
    new_note text := text_of(fields, 'note');
    new_reason text := NULLIF(text_of(fields, 'reason'), '');
    seen timestamptz := moment_of(fields, 'seen_at');
    t threat;
    next status;
    note_needed boolean;
    problem text;
BEGIN
    PERFORM nothing_else(fields, 'new_status', 'note', 'reason', 'seen_at');
    PERFORM may(item, 'kmzb_verify');
    t := versioned_threat(item);
    SELECT * INTO next FROM status WHERE code = new_status;
    SELECT note_required INTO note_needed FROM status_transition WHERE from_status = t.status AND to_status = new_status;
    problem := CASE WHEN next.code IS NULL THEN 'unknown_status'
                    WHEN note_needed IS NULL THEN 'illegal_transition'
                    WHEN note_needed AND is_blank(new_note) THEN 'note_required' END;
    IF problem IS NOT NULL THEN
        PERFORM invalid(CASE problem WHEN 'note_required' THEN 'note' ELSE 'new_status' END, problem,
                        jsonb_build_object('status', t.status, 'version', t.version));
    END IF;
    IF new_reason IS NOT NULL AND NOT EXISTS (SELECT FROM reason WHERE code = new_reason AND status = new_status) THEN
        PERFORM invalid('reason', 'unknown_value');
    END IF;
    UPDATE threat SET status = new_status, version = version + 1, updated_at = date_trunc('second', item.received_at),
        due_at = date_trunc('second', item.received_at) + make_interval(days => next.due_days)
    WHERE id = t.id;
    INSERT INTO verification (id, submission_id, threat_id, from_status, to_status, reason, note, seen_at, decided_at,
                              actor, garrison, unit_id, readers)
    VALUES (item.id, item.id, t.id, t.status, new_status, new_reason, NULLIF(new_note, ''), seen, item.received_at,
            item.actor, t.garrison, t.unit_id, t.readers);
    RETURN jsonb_build_object('version', t.version + 1, 'status', new_status, 'from_status', t.status);
END $$;

-- Corrects what was reported; what stood before is kept in the answer and so in the history.
CREATE FUNCTION correct(item submission, fields jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = kmzb, public, pg_temp AS $$
DECLARE
    new_category text := NULLIF(text_of(fields, 'category'), '');
    new_place text := NULLIF(text_of(fields, 'place'), '');
    point geometry := geometry_of(fields, 'geometry');
    t threat;
    old_values jsonb := '{}';
    new_values jsonb := '{}';
    is_sensitive boolean;
    new_unit text;
BEGIN
    PERFORM required_text(fields, 'note');
    PERFORM nothing_else(fields, 'category', 'place', 'geometry', 'note');
    IF new_category IS NULL AND new_place IS NULL AND point IS NULL THEN
        PERFORM invalid('payload', 'nothing_to_correct');
    END IF;
    PERFORM may(item, 'kmzb_verify');
    IF new_category IS NOT NULL THEN
        SELECT sensitive INTO is_sensitive FROM category WHERE code = new_category AND alias_of IS NULL;
        IF NOT FOUND THEN PERFORM invalid('category', 'unknown_value'); END IF;
    END IF;
    IF point IS NOT NULL AND GeometryType(point) <> 'POINT' THEN PERFORM invalid('geometry', 'not_a_point'); END IF;
    t := versioned_threat(item);
    IF new_category IS NOT NULL THEN
        old_values := old_values || jsonb_build_object('category', t.category, 'sensitive', t.sensitive::integer);
        new_values := new_values || jsonb_build_object('category', new_category, 'sensitive', is_sensitive::integer);
    END IF;
    IF new_place IS NOT NULL THEN
        old_values := old_values || jsonb_build_object('place', t.place);
        new_values := new_values || jsonb_build_object('place', new_place);
    END IF;
    IF point IS NOT NULL THEN
        new_unit := (unit_at(point)).id;
        old_values := old_values || jsonb_build_object('x', t.x, 'y', t.y, 'unit_id', t.unit_id);
        new_values := new_values || jsonb_build_object('x', ST_X(point), 'y', ST_Y(point), 'unit_id', new_unit);
    END IF;
    UPDATE threat SET version = version + 1, updated_at = date_trunc('second', item.received_at),
        category = COALESCE(new_category, category), sensitive = COALESCE(is_sensitive, sensitive),
        place = COALESCE(new_place, place), geom = COALESCE(point, geom), x = COALESCE(ST_X(point), x),
        y = COALESCE(ST_Y(point), y), unit_id = CASE WHEN point IS NULL THEN unit_id ELSE new_unit END
    WHERE id = t.id;
    IF point IS NOT NULL AND new_unit IS DISTINCT FROM t.unit_id THEN PERFORM copy_keys(t.id); END IF;
    RETURN jsonb_build_object('version', t.version + 1, 'status', t.status, 'before', old_values, 'after', new_values);
END $$;

-- The annotation meant is on the same threat and nobody has replaced it or taken it back yet.
CREATE FUNCTION earlier_annotation(item submission, field text, earlier_id text) RETURNS annotation
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE
    earlier annotation;
    later annotation;
BEGIN
    IF earlier_id IS NULL THEN RETURN NULL; END IF;
    SELECT * INTO earlier FROM annotation
    WHERE id = earlier_id AND threat_id IS NOT DISTINCT FROM item.threat_id AND item.in_scope FOR UPDATE;
    IF earlier.id IS NULL THEN PERFORM refuse('KM404', jsonb_build_object('field', field)); END IF;
    SELECT * INTO later FROM annotation WHERE supersedes = earlier_id OR retracts = earlier_id LIMIT 1;
    IF later.id IS NOT NULL THEN
        PERFORM refuse('KM409', jsonb_build_object('field', field, 'who', later.actor, 'when', iso(later.created_at)));
    END IF;
    RETURN earlier;
END $$;

-- Adds a remark, a visit or a shape, on a threat or free; corrects or takes back an earlier one.
CREATE FUNCTION annotate(item submission, fields jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = kmzb, public, pg_temp AS $$
DECLARE
    new_kind text := text_of(fields, 'kind');
    new_text text := text_of(fields, 'text');
    shape geometry := geometry_of(fields, 'geometry');
    visited timestamptz := moment_of(fields, 'visited_at');
    superseded text := NULLIF(text_of(fields, 'supersedes'), '');
    retracted text := NULLIF(text_of(fields, 'retracts'), '');
    t threat;
    here unit;
    earlier annotation;
    taken_back annotation;
BEGIN
    PERFORM nothing_else(fields, 'kind', 'text', 'geometry', 'visited_at', 'supersedes', 'retracts');
    IF new_kind NOT IN ('remark', 'visit', 'shape') THEN PERFORM invalid('kind', 'unknown_value'); END IF;
    IF retracted IS NULL THEN
        IF new_kind = 'remark' AND is_blank(new_text) THEN PERFORM invalid('text', 'missing'); END IF;
        IF new_kind = 'visit' AND visited IS NULL THEN PERFORM invalid('visited_at', 'missing'); END IF;
        IF shape IS NULL AND (new_kind = 'shape' OR item.threat_id IS NULL) THEN
            PERFORM invalid('geometry', 'missing');
        END IF;
    END IF;
    PERFORM may(item, 'kmzb_verify', 'kmzb_analyse');
    IF item.threat_id IS NOT NULL THEN t := threat_of(item); END IF;
    earlier := earlier_annotation(item, 'supersedes', superseded);
    taken_back := earlier_annotation(item, 'retracts', retracted);
    IF earlier.id IS NULL THEN earlier := taken_back; END IF;
    IF t.id IS NULL THEN
        here := unit_at(ST_PointOnSurface(shape));
        t.garrison := COALESCE(here.garrison, earlier.garrison, item.garrison,
                               (SELECT value FROM meta WHERE name = 'garrison'));
        t.unit_id := CASE WHEN here.id IS NULL THEN earlier.unit_id ELSE here.id END;
        -- Whoever sees an annotation sees that it was replaced or taken back.
        t.readers := ARRAY(SELECT DISTINCT reader FROM unnest(
            COALESCE(earlier.readers, '{}') || array_remove(ARRAY[earlier.unit_id, earlier.garrison], NULL)) AS reader
            WHERE reader <> t.garrison AND reader IS DISTINCT FROM t.unit_id ORDER BY reader);
    END IF;
    INSERT INTO annotation (geom, id, submission_id, threat_id, kind, text, visited_at, supersedes, retracts, created_at,
                            actor, garrison, unit_id, readers)
    VALUES (shape, item.id, item.id, item.threat_id, new_kind, new_text, visited, superseded, retracted,
            date_trunc('second', item.received_at), item.actor, t.garrison, t.unit_id, t.readers);
    RETURN jsonb_build_object('annotation_id', item.id);
END $$;

-- Both sides keep reading what was handed over: the unit before, and its garrison where the threat leaves it.
CREATE FUNCTION kept_readers(t threat, target unit) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
    SELECT t.readers || ARRAY(
        SELECT reader FROM (VALUES (t.unit_id), (NULLIF(t.garrison, target.garrison))) AS before (reader)
        WHERE reader IS NOT NULL AND reader <> ALL (t.readers))
$$;

-- Gives a threat to an officer, releases it, or hands it to another unit; the status limit stays as it is.
CREATE FUNCTION assign(item submission, fields jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE
    new_officer text := NULLIF(text_of(fields, 'officer'), '');
    to_unit_ text := NULLIF(text_of(fields, 'unit'), '');
    expected text := NULLIF(text_of(fields, 'expected_owner'), '');
    new_due timestamptz := moment_of(fields, 'due_at');
    t threat;
    target unit;
BEGIN
    PERFORM nothing_else(fields, 'officer', 'unit', 'expected_owner', 'due_at');
    PERFORM may(item, 'kmzb_verify');
    t := threat_of(item);
    IF to_unit_ IS NOT NULL THEN
        SELECT * INTO target FROM unit WHERE id = to_unit_;
        IF target.id IS NULL THEN PERFORM invalid('unit', 'unknown_value'); END IF;
    END IF;
    IF NULLIF(t.owner, '') IS DISTINCT FROM expected THEN
        PERFORM refuse('KM409', standing(t, 'assignment') || jsonb_build_object('owner', t.owner));
    END IF;
    UPDATE threat SET owner = new_officer, updated_at = date_trunc('second', item.received_at),
        unit_id = COALESCE(target.id, unit_id), garrison = COALESCE(target.garrison, garrison),
        readers = CASE WHEN target.id <> COALESCE(unit_id, '') THEN kept_readers(t, target) ELSE readers END
    WHERE id = t.id;
    INSERT INTO assignment (id, submission_id, threat_id, officer, to_unit, due_at, assigned_at, actor, garrison, unit_id,
                            readers)
    VALUES (item.id, item.id, t.id, new_officer, to_unit_, new_due, date_trunc('second', item.received_at), item.actor,
            t.garrison, t.unit_id, t.readers);
    IF target.id <> COALESCE(t.unit_id, '') THEN PERFORM copy_keys(t.id); END IF;
    RETURN jsonb_build_object('version', t.version, 'status', t.status, 'owner', new_officer, 'from_owner', t.owner,
                              'unit', COALESCE(to_unit_, t.unit_id));
END $$;

-- A new threat of the public plane; its id is the submission's.
CREATE FUNCTION report(item submission, fields jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = kmzb, public, pg_temp AS $$
DECLARE
    new_category text := required_text(fields, 'category');
    point geometry := geometry_of(fields, 'geometry');
    occurred timestamptz := moment_of(fields, 'occurred_at');
    clear text := NULLIF(text_of(fields, 'description'), '');
    masked text := NULLIF(text_of(fields, 'description_masked'), '');
    new_source text := text_of(fields, 'source');
    known category;
    here unit;
    moment timestamptz := date_trunc('second', item.received_at);
    new_garrison text;
    running bigint;
    new_number text;
BEGIN
    PERFORM nothing_else(fields, 'category', 'geometry', 'occurred_at', 'description', 'description_masked', 'source');
    SELECT * INTO known FROM category WHERE code = new_category AND alias_of IS NULL AND valid_to IS NULL;
    IF known.code IS NULL THEN PERFORM invalid('category', 'unknown_value'); END IF;
    IF point IS NULL THEN PERFORM invalid('geometry', 'missing'); END IF;
    IF GeometryType(point) <> 'POINT' THEN PERFORM invalid('geometry', 'not_a_point'); END IF;
    IF occurred > moment + interval '1 day' THEN PERFORM invalid('occurred_at', 'in_future'); END IF;
    IF known.description_required AND is_blank(clear) THEN PERFORM invalid('description', 'missing'); END IF;
    IF length(clear) > 2000 THEN PERFORM invalid('description', 'too_long'); END IF;
    PERFORM may(item, 'kmzb_verify');
    here := unit_at(point);
    new_garrison := COALESCE(here.garrison, item.garrison, (SELECT value FROM meta WHERE name = 'garrison'));
    running := take_numbers(extract(year FROM moment AT TIME ZONE 'UTC')::integer, 1) + 1;
    new_number := to_char(moment AT TIME ZONE 'UTC', 'YYYY') || '-'
        || CASE WHEN running < 1000000 THEN lpad(running::text, 6, '0') ELSE running::text END;
    INSERT INTO threat (geom, id, number, plane, category, status, version, occurred_at, reported_at, updated_at, due_at,
                        description_masked, unit_id, garrison, source_system, source_ref, sensitive, review_at, x, y)
    VALUES (point, item.id, new_number, 'public', new_category, 'new', 1, occurred, moment, NULL,
            moment + make_interval(days => (SELECT due_days FROM status WHERE code = 'new')), masked, here.id, new_garrison,
            'officer', item.id, known.sensitive,
            moment + make_interval(days => (SELECT value::integer FROM setting WHERE name = 'retention_days')),
            ST_X(point), ST_Y(point));
    IF clear IS NOT NULL THEN
        INSERT INTO threat_description (threat_id, text, garrison, unit_id)
        VALUES (item.id, clear, new_garrison, here.id);
    END IF;
    RETURN jsonb_build_object('threat_id', item.id, 'number', new_number, 'version', 1, 'status', 'new');
END $$;

-- Links threats to be handled together; without a case it takes them out of theirs.
CREATE FUNCTION link_case(item submission, fields jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE
    the_case text := NULLIF(text_of(fields, 'case_id'), '');
    ids text[] := ids_of(fields, 'threat_ids');
    new_title text := text_of(fields, 'title');
    old_cases jsonb;
BEGIN
    PERFORM nothing_else(fields, 'case_id', 'threat_ids', 'title');
    IF the_case !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN PERFORM invalid('case_id', 'not_a_uuid'); END IF;
    IF ids = '{}' THEN PERFORM invalid('threat_ids', 'missing'); END IF;
    PERFORM may(item, 'kmzb_verify', 'kmzb_analyse');
    PERFORM check_listed(item, 'threat_ids');
    IF NOT item.case_in_scope AND EXISTS (SELECT FROM threat_case WHERE id = the_case) THEN
        PERFORM refuse('KM404', '{"field": "case_id"}');
    END IF;
    SELECT jsonb_object_agg(t.id, t.case_id) INTO old_cases
    FROM (SELECT id, case_id FROM threat WHERE id = ANY (ids) ORDER BY id FOR UPDATE) AS t;
    IF the_case IS NOT NULL THEN
        INSERT INTO threat_case AS known (id, title, created_at)
        VALUES (the_case, new_title, date_trunc('second', item.received_at))
        ON CONFLICT (id) DO UPDATE SET title = COALESCE(NULLIF(excluded.title, ''), known.title);
    END IF;
    INSERT INTO case_link (submission_id, threat_id, case_id, before, seq, linked_at, actor, garrison, unit_id, readers)
    SELECT item.id, id, the_case, case_id, item.fid, item.received_at, item.actor, garrison, unit_id, readers
    FROM threat WHERE id = ANY (ids) ORDER BY threat.id;
    UPDATE threat SET case_id = the_case, updated_at = date_trunc('second', item.received_at) WHERE id = ANY (ids);
    RETURN jsonb_build_object('case_id', the_case, 'before', old_cases);
END $$;

-- Descriptions shown, or data that leave: logged with reason, recipient and what it was.
CREATE FUNCTION disclose(item submission, fields jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE
    what_ text := text_of(fields, 'what');
    reason_ text := required_text(fields, 'reason');
    recipient_ text := text_of(fields, 'recipient');
    digest text := text_of(fields, 'sha256');
    ids text[] := ids_of(fields, 'object_ids');
    how_many jsonb := COALESCE(NULLIF(fields -> 'count', 'null'), '0');
BEGIN
    PERFORM nothing_else(fields, 'what', 'reason', 'recipient', 'object_ids', 'count', 'sha256');
    IF what_ NOT IN ('description', 'export', 'briefing', 'publication') THEN PERFORM invalid('what', 'unknown_value'); END IF;
    IF what_ <> 'description' AND is_blank(recipient_) THEN PERFORM invalid('recipient', 'missing'); END IF;
    IF jsonb_typeof(how_many) <> 'number' OR how_many::text !~ '^\d{1,12}$' THEN
        PERFORM invalid('count', 'wrong_type');
    END IF;
    IF digest <> '' AND digest !~ '^[0-9a-f]{64}$' THEN PERFORM invalid('sha256', 'wrong_type'); END IF;
    IF what_ = 'description' AND ids = '{}' THEN PERFORM invalid('object_ids', 'missing'); END IF;
    -- Either the threats are named or a hash stands for them: the audit says one of the two.
    IF digest <> '' AND ids <> '{}' THEN PERFORM invalid('sha256', 'unexpected'); END IF;
    PERFORM may(item, 'kmzb_verify', 'kmzb_analyse');
    PERFORM check_listed(item, 'object_ids');
    IF what_ = 'description' THEN
        INSERT INTO disclosed (submission_id, threat_id, actor, open_until, tx)
        SELECT item.id, id, item.actor, item.received_at + interval '15 minutes', item.tx FROM unnest(ids) AS id;
    END IF;
    PERFORM log(item.actor, 'disclosure accepted', what_ || ' ' || CASE
            WHEN digest <> '' THEN how_many::text || ' threats sha256 ' || digest
            ELSE array_to_string(ids, ' ') END, reason_, recipient_);
    RETURN jsonb_build_object('what', what_, 'count', CASE WHEN digest <> '' THEN how_many
                                                           ELSE to_jsonb(cardinality(ids)) END);
END $$;
