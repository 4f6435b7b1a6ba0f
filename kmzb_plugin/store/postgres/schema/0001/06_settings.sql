-- What administrators change: the rules of the store are rows.
-- A rule of the store changed by its administrator; what it was before stands in the answer.
CREATE FUNCTION change_setting(item submission, fields jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE
    full_name text := required_text(fields, 'name');
    new_value text := text_of(fields, 'value');
    family text := split_part(full_name, ':', 1);
    key text := substr(full_name, length(split_part(full_name, ':', 1)) + 2);
    parsed jsonb;
    old_value text;
BEGIN
    PERFORM nothing_else(fields, 'name', 'value');
    PERFORM may(item, 'kmzb_admin');
    IF family IN ('reason', 'note_templates', 'duplicate_rule', 'scope') AND new_value <> '' THEN
        BEGIN
            parsed := new_value::jsonb;
        EXCEPTION WHEN data_exception OR program_limit_exceeded OR statement_too_complex THEN
            PERFORM invalid('value', 'not_json');
        END;
    END IF;
    CASE
    WHEN position(':' IN full_name) = 0 THEN
        SELECT value INTO old_value FROM setting WHERE name = full_name;
        IF NOT FOUND THEN PERFORM invalid('name', 'unknown_value'); END IF;
        IF full_name IN ('retention_days', 'small_count', 'outbox_hold_seconds') AND new_value !~ '^[1-9]\d{0,5}$' THEN
            PERFORM invalid('value', 'not_a_number');
        END IF;
        UPDATE setting SET value = new_value WHERE name = full_name;
    WHEN family = 'due_days' THEN
        SELECT COALESCE(due_days::text, '') INTO old_value FROM status WHERE code = key;
        IF NOT FOUND THEN PERFORM invalid('name', 'unknown_value'); END IF;
        IF new_value !~ '^(|[1-9]\d{0,3})$' THEN PERFORM invalid('value', 'not_a_number'); END IF;
        UPDATE status SET due_days = NULLIF(new_value, '')::integer WHERE code = key;
    WHEN family = 'reason' AND key ~ '^[a-z0-9_]{1,60}$' THEN
        SELECT jsonb_build_object('status', status, 'name_pl', name_pl, 'name_en', name_en)::text INTO old_value
        FROM reason WHERE code = key;
        IF new_value = '' THEN
            DELETE FROM reason WHERE code = key;
        ELSE
            PERFORM text_fields_only(parsed, 'status', 'name_pl', 'name_en');
            IF NOT EXISTS (SELECT FROM status WHERE code = parsed ->> 'status') THEN
                PERFORM invalid('value', 'unknown_value');
            END IF;
            INSERT INTO reason (code, status, name_pl, name_en)
            VALUES (key, parsed ->> 'status', parsed ->> 'name_pl', parsed ->> 'name_en')
            ON CONFLICT (code) DO UPDATE SET status = excluded.status, name_pl = excluded.name_pl,
                name_en = excluded.name_en;
        END IF;
    WHEN family = 'note_templates' AND EXISTS (SELECT FROM status WHERE code = key) THEN
        IF jsonb_typeof(COALESCE(parsed, '[]')) <> 'array' THEN PERFORM invalid('value', 'wrong_type'); END IF;
        PERFORM text_fields_only(part, 'text_pl', 'text_en') FROM jsonb_array_elements(COALESCE(parsed, '[]')) AS part;
        SELECT COALESCE(jsonb_agg(jsonb_build_object('text_pl', text_pl, 'text_en', text_en) ORDER BY fid), '[]')::text
        INTO old_value FROM note_template WHERE status = key;
        DELETE FROM note_template WHERE status = key;
        INSERT INTO note_template (status, text_pl, text_en)
        SELECT key, part ->> 'text_pl', part ->> 'text_en' FROM jsonb_array_elements(COALESCE(parsed, '[]')) AS part;
    WHEN family = 'duplicate_rule' AND EXISTS (SELECT FROM category WHERE code = key) THEN
        SELECT value INTO old_value FROM setting WHERE name = full_name;
        IF jsonb_typeof(COALESCE(parsed, '{"metres": 1, "days": 1}')) <> 'object'
            OR jsonb_typeof(parsed -> 'metres') <> 'number' OR jsonb_typeof(parsed -> 'days') <> 'number'
            OR (parsed IS NOT NULL AND NOT parsed ?& ARRAY['metres', 'days'])
        THEN
            PERFORM invalid('value', 'wrong_type');
        END IF;
        IF new_value = '' THEN
            DELETE FROM setting WHERE name = full_name;
        ELSE
            INSERT INTO setting (name, value) VALUES (full_name, new_value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value;
        END IF;
    WHEN family = 'scope' AND key <> '' THEN
        SELECT jsonb_build_object('garrison', garrison, 'unit', COALESCE(unit_id, ''))::text INTO old_value
        FROM person WHERE login = key;
        IF NOT FOUND THEN PERFORM invalid('name', 'unknown_value'); END IF;
        PERFORM text_fields_only(parsed, 'garrison', 'unit');
        IF is_blank(parsed ->> 'garrison') OR (parsed ->> 'unit' <> '' AND NOT EXISTS (
            SELECT FROM unit WHERE id = parsed ->> 'unit' AND garrison = parsed ->> 'garrison'))
        THEN
            PERFORM invalid('value', 'unknown_value');
        END IF;
        UPDATE person SET garrison = parsed ->> 'garrison', unit_id = NULLIF(parsed ->> 'unit', '') WHERE login = key;
    ELSE
        PERFORM invalid('name', 'unknown_value');
    END CASE;
    RETURN jsonb_build_object('name', full_name, 'before', COALESCE(old_value, ''));
END $$;

-- An object with exactly these texts.
CREATE FUNCTION text_fields_only(value jsonb, VARIADIC names text[]) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = kmzb, pg_temp AS $$
BEGIN
    IF value IS NULL OR jsonb_typeof(value) <> 'object'
        OR ARRAY(SELECT key FROM jsonb_each(value) WHERE jsonb_typeof(jsonb_each.value) = 'string' ORDER BY key)
           <> ARRAY(SELECT name FROM unnest(names) AS name ORDER BY name)
        OR (SELECT count(*) FROM jsonb_object_keys(value)) <> cardinality(names)
    THEN
        PERFORM invalid('value', 'wrong_type');
    END IF;
END $$;
