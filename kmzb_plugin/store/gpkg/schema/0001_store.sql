-- The tables behind the door. GeoPackage's own tables and the spatial indexes are made by `create.py`.
CREATE TABLE meta (fid INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE category (
    fid INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name_pl TEXT NOT NULL, name_en TEXT NOT NULL,
    "group" TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, alias_of TEXT, public TEXT NOT NULL,
    sensitive INTEGER NOT NULL, description_required INTEGER NOT NULL);
CREATE TABLE status (
    fid INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name_pl TEXT NOT NULL, name_en TEXT NOT NULL,
    colour TEXT NOT NULL, open INTEGER NOT NULL, solved INTEGER NOT NULL, public_days INTEGER, due_days INTEGER);
CREATE TABLE status_transition (
    fid INTEGER PRIMARY KEY, from_status TEXT NOT NULL, to_status TEXT NOT NULL, note_required INTEGER NOT NULL,
    UNIQUE (from_status, to_status));
CREATE TABLE reason (
    fid INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, status TEXT NOT NULL, name_pl TEXT NOT NULL, name_en TEXT NOT NULL);
CREATE TABLE note_template (
    fid INTEGER PRIMARY KEY, status TEXT NOT NULL, text_pl TEXT NOT NULL, text_en TEXT NOT NULL);
CREATE TABLE setting (fid INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL);

CREATE TABLE unit (
    fid INTEGER PRIMARY KEY, geom MULTIPOLYGON, id TEXT NOT NULL UNIQUE, code TEXT NOT NULL, name TEXT NOT NULL,
    parent_id TEXT, valid_from TEXT NOT NULL, valid_to TEXT, UNIQUE (code, valid_from));
CREATE TABLE import_run (
    fid INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, plane TEXT NOT NULL, source_system TEXT NOT NULL,
    file_name TEXT NOT NULL, accepted INTEGER NOT NULL, duplicate INTEGER NOT NULL);
CREATE TABLE threat (
    fid INTEGER PRIMARY KEY, geom POINT, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE,
    plane TEXT NOT NULL, category TEXT NOT NULL, status TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
    occurred_at TEXT, reported_at TEXT, updated_at TEXT, due_at TEXT, time_of_day INTEGER, weekdays INTEGER,
    description_masked TEXT, place TEXT, unit_id TEXT, teryt TEXT, garrison TEXT,
    source_system TEXT NOT NULL, source_ref TEXT NOT NULL, sensitive INTEGER NOT NULL DEFAULT 0, review_at TEXT,
    case_id TEXT, owner TEXT, raw TEXT,
    import_id INTEGER NOT NULL REFERENCES import_run (fid), x REAL NOT NULL, y REAL NOT NULL,
    UNIQUE (source_system, source_ref));
CREATE INDEX threat_due ON threat (due_at, COALESCE(reported_at, occurred_at));
CREATE INDEX threat_plane ON threat (plane, status);
CREATE INDEX threat_reported ON threat (COALESCE(reported_at, occurred_at));
CREATE TABLE threat_description (
    fid INTEGER PRIMARY KEY, threat_id TEXT NOT NULL UNIQUE REFERENCES threat (id), text TEXT NOT NULL);
CREATE TABLE threat_case (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, created_at TEXT NOT NULL);

CREATE TABLE submission (
    fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, threat_id TEXT, expected_version INTEGER,
    payload TEXT NOT NULL, client_at TEXT, actor TEXT NOT NULL, received_at TEXT NOT NULL,
    outcome TEXT NOT NULL, detail TEXT NOT NULL, block INTEGER);
CREATE INDEX submission_threat ON submission (threat_id);
CREATE TABLE verification (
    fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, submission_id TEXT NOT NULL REFERENCES submission (id),
    threat_id TEXT NOT NULL REFERENCES threat (id), from_status TEXT NOT NULL, to_status TEXT NOT NULL,
    reason TEXT, note TEXT, seen_at TEXT, decided_at TEXT NOT NULL, actor TEXT NOT NULL);
CREATE INDEX verification_threat ON verification (threat_id);
CREATE TABLE annotation (
    fid INTEGER PRIMARY KEY, geom GEOMETRY, id TEXT NOT NULL UNIQUE, submission_id TEXT NOT NULL REFERENCES submission (id),
    threat_id TEXT REFERENCES threat (id), kind TEXT NOT NULL, text TEXT NOT NULL, visited_at TEXT,
    supersedes TEXT, retracts TEXT, created_at TEXT NOT NULL, actor TEXT NOT NULL);
CREATE INDEX annotation_threat ON annotation (threat_id);
CREATE TABLE assignment (
    fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, submission_id TEXT NOT NULL REFERENCES submission (id),
    threat_id TEXT NOT NULL REFERENCES threat (id), officer TEXT, unit_id TEXT, due_at TEXT,
    assigned_at TEXT NOT NULL, actor TEXT NOT NULL);
CREATE INDEX assignment_threat ON assignment (threat_id);

CREATE TABLE audit (
    fid INTEGER PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, block INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL,
    operation TEXT NOT NULL, object TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', recipient TEXT NOT NULL DEFAULT '');
CREATE TABLE audit_head (
    fid INTEGER PRIMARY KEY, block INTEGER NOT NULL UNIQUE, last_seq INTEGER NOT NULL, hash TEXT NOT NULL);
