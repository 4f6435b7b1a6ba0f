-- The audit: rows are written while deciding, and sealed into one block when their transaction commits.
-- Plans of this and of sealing are kept by each session, maybe from a time when the table was small: never by reading
-- all of it.
CREATE FUNCTION log(who text, operation text, object text, reason text DEFAULT '', recipient text DEFAULT '') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO audit (at, actor, operation, object, reason, recipient, tx, opens)
    VALUES (clock_timestamp(), who, log.operation, log.object, log.reason, log.recipient, pg_current_xact_id(),
            NOT EXISTS (SELECT FROM audit WHERE tx = pg_current_xact_id() AND block IS NULL));
END $$;

-- These two have no settings of their own, so that the planner can put them in place: they run for every row.
-- A field behind its length in bytes and a colon, so that no two rows read the same. Not IMMUTABLE: `convert_to` is not,
-- and then it would be called.
CREATE FUNCTION audit_field(value text) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT convert_to(octet_length(value)::text || ':' || value, 'UTF8')
$$;

CREATE FUNCTION audit_row(entry audit) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT kmzb.audit_field(entry.seq::text)
        || kmzb.audit_field(to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || kmzb.audit_field(entry.actor) || kmzb.audit_field(entry.operation) || kmzb.audit_field(entry.object)
        || kmzb.audit_field(entry.reason) || kmzb.audit_field(entry.recipient)
$$;

-- Fires once at the end of the transaction, for its first row, and seals them all. It fills in columns that no index
-- has, on pages with room for it, so that a row is not written into every index twice.
CREATE FUNCTION seal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp SET enable_seqscan = off AS $$
DECLARE
    last audit_head;
    entries bytea;
    count_ bigint;
BEGIN
    -- One after the other, each behind the block before it; readers of the heads do not wait.
    LOCK TABLE audit_head IN EXCLUSIVE MODE;
    SELECT * INTO last FROM audit_head ORDER BY block DESC LIMIT 1;
    UPDATE audit SET seq = COALESCE(last.last_seq, 0) + numbered.n, block = COALESCE(last.block, 0) + 1
    FROM (SELECT fid, row_number() OVER (ORDER BY fid) AS n FROM audit
          WHERE tx = pg_current_xact_id() AND block IS NULL) AS numbered
    WHERE audit.fid = numbered.fid;
    SELECT string_agg(audit_row(audit), '\x0a'::bytea ORDER BY seq), count(*) INTO entries, count_
    FROM audit WHERE tx = pg_current_xact_id() AND block = COALESCE(last.block, 0) + 1;
    INSERT INTO audit_head (block, last_seq, hash, tx)
    VALUES (COALESCE(last.block, 0) + 1, COALESCE(last.last_seq, 0) + count_,
            encode(sha256(convert_to(COALESCE(last.hash, ''), 'UTF8') || '\x0a'::bytea || entries), 'hex'),
            pg_current_xact_id());
    RETURN NULL;
EXCEPTION WHEN unique_violation THEN
    -- Above read committed the last head may be hidden: then the whole transaction is handed in again.
    RAISE serialization_failure USING MESSAGE = 'another transaction has sealed its block meanwhile';
END $$;

CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON audit DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.opens) EXECUTE FUNCTION seal();

-- Recomputes the chain from its first block and tells no row: everybody may ask whether the store is whole.
CREATE FUNCTION verify_audit(OUT valid boolean, OUT entries bigint, OUT first_broken bigint, OUT head text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
BEGIN
    SELECT count(*) INTO entries FROM audit;
    WITH inside AS (
        SELECT block, count(*) AS n, min(seq) AS first, max(seq) AS last,
               string_agg(audit_row(audit), '\x0a'::bytea ORDER BY seq) AS bytes
        FROM audit WHERE block IS NOT NULL GROUP BY block
    ), chain AS (
        -- A block that is gone is the one that should stand in its place.
        SELECT LEAST(COALESCE(h.block, i.block), row_number() OVER w) AS block,
               h.block IS NOT NULL AND i.block IS NOT NULL
               AND COALESCE(h.block, i.block) = row_number() OVER w
               AND i.first = COALESCE(lag(h.last_seq) OVER w, 0) + 1 AND i.last = h.last_seq
               AND i.n = i.last - i.first + 1
               AND h.hash = encode(sha256(convert_to(COALESCE(lag(h.hash) OVER w, ''), 'UTF8') || '\x0a'::bytea
                                          || i.bytes), 'hex') AS fits
        FROM audit_head h FULL JOIN inside i ON i.block = h.block
        WINDOW w AS (ORDER BY COALESCE(h.block, i.block))
    )
    SELECT min(block) FILTER (WHERE fits IS NOT TRUE) INTO first_broken FROM chain;
    -- A row that no transaction of the store's has sealed.
    IF first_broken IS NULL
        AND EXISTS (SELECT FROM audit WHERE block IS NULL AND tx IS DISTINCT FROM pg_current_xact_id_if_assigned())
    THEN
        first_broken := COALESCE((SELECT max(block) FROM audit_head), 0) + 1;
    END IF;
    valid := first_broken IS NULL;
    SELECT hash INTO head FROM audit_head WHERE first_broken IS NULL OR block < first_broken
    ORDER BY block DESC LIMIT 1;
    head := COALESCE(head, '');
END $$;

-- A dump brings the numbers of another server's transactions, which this one has yet to give: they make way. No server
-- reaches 2^60.
CREATE FUNCTION leave_transactions_behind() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
DECLARE
    far CONSTANT bigint := 1152921504606846976;
    now_ CONSTANT xid8 := pg_current_xact_id();
BEGIN
    UPDATE submission s SET tx = (far + h.block)::text::xid8 FROM audit_head h
    WHERE h.tx = s.tx AND h.tx > now_ AND h.tx < far::text::xid8;
    UPDATE audit SET tx = (far + block)::text::xid8 WHERE tx > now_ AND tx < far::text::xid8;
    UPDATE audit_head SET tx = (far + block)::text::xid8 WHERE tx > now_ AND tx < far::text::xid8;
    UPDATE disclosed SET tx = far::text::xid8 WHERE tx > now_ AND tx < far::text::xid8;
END $$;

-- Imports are stamped when they begin and logged with what they counted when they commit.
CREATE FUNCTION stamp_import() RETURNS trigger
LANGUAGE plpgsql SET search_path = kmzb, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        -- Time is the store's; only what is invented may choose it.
        IF NEW.at IS NULL OR NOT EXISTS (SELECT FROM meta WHERE name = 'synthetic' AND value = '1') THEN
            NEW.at := clock_timestamp();
        END IF;
        NEW.tx := pg_current_xact_id();
    ELSE
        NEW.at := OLD.at;
        NEW.tx := OLD.tx;
    END IF;
    NEW.actor := current_user;
    RETURN NEW;
END $$;
CREATE TRIGGER a_stamp BEFORE INSERT OR UPDATE ON import_run FOR EACH ROW EXECUTE FUNCTION stamp_import();

CREATE FUNCTION log_import() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
DECLARE run import_run;
BEGIN
    SELECT * INTO run FROM import_run WHERE fid = NEW.fid;
    PERFORM log(run.actor, btrim('import ' || run.what), btrim(run.plane || ' ' || run.source_system) || ': '
                || run.accepted || ' accepted, ' || run.duplicate || ' duplicate', run.file_name);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER log_import AFTER INSERT ON import_run DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION log_import();
