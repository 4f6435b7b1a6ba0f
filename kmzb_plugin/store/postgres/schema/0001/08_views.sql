-- What clients read besides the tables. All run with the rights of whoever asks.
CREATE VIEW receipt WITH (security_invoker) AS
SELECT s.id, s.kind, s.threat_id, s.expected_version, s.payload, s.outcome, s.detail, s.actor, s.received_at,
       COALESCE(h.hash, '') AS audit_head
FROM submission s LEFT JOIN audit_head h ON h.tx = s.tx;

-- A threat's history: its import or report first, then everything accepted that touches it.
CREATE VIEW event WITH (security_invoker) AS
SELECT t.id AS threat_id, 0::bigint AS seq, r.at, r.actor, 'import'::text AS kind, ''::text AS from_status,
       ''::text AS to_status, r.file_name AS text,
       json_build_object('source_system', t.source_system, 'source_ref', t.source_ref, 'plane', t.plane)::text AS detail
FROM threat t JOIN import_run r ON r.fid = t.import_id
UNION ALL
SELECT s.id::text, 0, s.received_at, s.actor, s.kind, '', 'new', '',
       (jsonb_build_object('submission_id', s.id) || s.payload::jsonb || s.detail::jsonb)::text
FROM submission s WHERE s.kind = 'report' AND s.outcome = 'accepted'
UNION ALL
SELECT s.threat_id, s.fid, s.received_at, s.actor, s.kind,
       CASE s.kind WHEN 'verification' THEN s.detail::jsonb ->> 'from_status' ELSE '' END,
       CASE s.kind WHEN 'verification' THEN s.detail::jsonb ->> 'status' ELSE '' END,
       COALESCE(NULLIF(s.payload::jsonb ->> 'note', ''), s.payload::jsonb ->> 'text', ''),
       (jsonb_build_object('submission_id', s.id) || s.payload::jsonb || s.detail::jsonb)::text
FROM submission s
WHERE s.outcome = 'accepted' AND s.kind IN ('verification', 'correction', 'annotation', 'assignment')
UNION ALL
-- Not from the submission: that one names other threats as well.
SELECT l.threat_id, l.seq, l.linked_at, l.actor, 'case', '', '', COALESCE(c.title, ''),
       jsonb_build_object('submission_id', l.submission_id, 'case_id', l.case_id, 'before', l.before)::text
FROM case_link l LEFT JOIN threat_case c ON c.id = l.case_id;

CREATE VIEW unit_today WITH (security_invoker) AS
SELECT fid, geom, id, code, name, parent_id, valid_from, valid_to, garrison FROM unit
WHERE valid_from <= to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')
    AND COALESCE(NULLIF(valid_to, ''), '9999') >= to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD');

-- Annotations that nobody has withdrawn or replaced.
CREATE VIEW annotation_standing WITH (security_invoker) AS
SELECT fid, geom, id, submission_id::text AS submission_id, threat_id, kind, text, visited_at, supersedes, retracts,
       created_at, actor
FROM annotation a
WHERE retracts IS NULL
    AND NOT EXISTS (SELECT FROM annotation l WHERE l.retracts = a.id)
    AND NOT EXISTS (SELECT FROM annotation l WHERE l.supersedes = a.id);

CREATE VIEW cell_counts WITH (security_invoker) AS
SELECT size, garrison, unit_id, plane, status, cx, cy, sum(n)::bigint AS n
FROM (SELECT size, garrison, unit_id, plane, status, cx, cy, n FROM cell_total
      UNION ALL
      SELECT size, garrison, unit_id, plane, status, cx, cy, n FROM cell_change) AS both_
GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(n) <> 0;

CREATE VIEW open_description WITH (security_invoker) AS SELECT threat_id, text FROM threat_description;

CREATE VIEW audit_verdict WITH (security_invoker) AS
SELECT valid, entries, first_broken, head FROM verify_audit();

CREATE VIEW store WITH (security_invoker) AS
SELECT 1 AS fid, m.*, current_user::text AS actor,
       array_to_string(my_rights(), ' ') AS rights,
       COALESCE(p.garrison, '') AS person_garrison, COALESCE(p.unit_id, '') AS person_unit
FROM (SELECT max(value) FILTER (WHERE name = 'store_id') AS store_id, max(value) FILTER (WHERE name = 'name') AS name,
             max(value) FILTER (WHERE name = 'garrison') AS garrison, max(value) FILTER (WHERE name = 'crs') AS crs,
             max(value) FILTER (WHERE name = 'schema_version') AS schema_version,
             max(value) FILTER (WHERE name = 'synthetic') AS synthetic,
             max(value) FILTER (WHERE name = 'created_at') AS created_at
      FROM meta) AS m
    LEFT JOIN person p ON p.login = current_user;
