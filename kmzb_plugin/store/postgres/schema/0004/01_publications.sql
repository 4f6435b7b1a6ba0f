-- What each publication said, so that a later one tells nothing by its difference from it. It is public: everybody
-- who has a scope in the store reads it, whoever published.
CREATE TABLE publication (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, submission_id uuid NOT NULL UNIQUE, at timestamptz NOT NULL,
    said text NOT NULL);
ALTER TABLE publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_any ON publication FOR SELECT TO kmzb_read USING ((SELECT is_person(current_user)));
GRANT SELECT ON publication TO kmzb_read;

-- Descriptions shown, or data that leave: logged with reason, recipient and what it was.
CREATE OR REPLACE FUNCTION disclose(item submission, fields jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
DECLARE
    what_ text := text_of(fields, 'what');
    reason_ text := required_text(fields, 'reason');
    recipient_ text := text_of(fields, 'recipient');
    digest text := text_of(fields, 'sha256');
    said_ text := text_of(fields, 'said');
    ids text[] := ids_of(fields, 'object_ids');
    how_many jsonb := COALESCE(NULLIF(fields -> 'count', 'null'), '0');
BEGIN
    PERFORM nothing_else(fields, 'what', 'reason', 'recipient', 'object_ids', 'count', 'sha256', 'said');
    IF what_ NOT IN ('description', 'export', 'briefing', 'publication') THEN PERFORM invalid('what', 'unknown_value'); END IF;
    IF what_ <> 'description' AND is_blank(recipient_) THEN PERFORM invalid('recipient', 'missing'); END IF;
    IF jsonb_typeof(how_many) <> 'number' OR how_many::text !~ '^\d{1,12}$' THEN
        PERFORM invalid('count', 'wrong_type');
    END IF;
    IF digest <> '' AND digest !~ '^[0-9a-f]{64}$' THEN PERFORM invalid('sha256', 'wrong_type'); END IF;
    IF what_ = 'description' AND ids = '{}' THEN PERFORM invalid('object_ids', 'missing'); END IF;
    -- Either the threats are named or a hash stands for them: the audit says one of the two.
    IF digest <> '' AND ids <> '{}' THEN PERFORM invalid('sha256', 'unexpected'); END IF;
    IF said_ <> '' AND what_ <> 'publication' THEN PERFORM invalid('said', 'unexpected'); END IF;
    PERFORM may(item, 'kmzb_verify', 'kmzb_analyse');
    PERFORM check_listed(item, 'object_ids');
    IF what_ = 'description' THEN
        INSERT INTO disclosed (submission_id, threat_id, actor, open_until, tx)
        SELECT item.id, id, item.actor, item.received_at + interval '15 minutes', item.tx FROM unnest(ids) AS id;
    END IF;
    IF said_ <> '' THEN
        INSERT INTO publication (submission_id, at, said) VALUES (item.id, item.received_at, said_);
    END IF;
    PERFORM log(item.actor, 'disclosure accepted', what_ || ' ' || CASE
            WHEN digest <> '' THEN how_many::text || ' threats sha256 ' || digest
            ELSE array_to_string(ids, ' ') END, reason_, recipient_);
    RETURN jsonb_build_object('what', what_, 'count', CASE WHEN digest <> '' THEN how_many
                                                           ELSE to_jsonb(cardinality(ids)) END);
END $$;
