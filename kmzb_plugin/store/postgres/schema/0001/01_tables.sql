-- The tables behind the door. `:srid` is the number of the store's reference system.
-- Codes and ids compare byte by byte (COLLATE "C"), so that every server orders them alike.
CREATE TABLE meta (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE, value text NOT NULL);
CREATE TABLE category (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text COLLATE "C" NOT NULL UNIQUE, name_pl text NOT NULL,
    name_en text NOT NULL, "group" text NOT NULL, valid_from text NOT NULL, valid_to text, alias_of text,
    public text NOT NULL, sensitive boolean NOT NULL, description_required boolean NOT NULL);
CREATE TABLE status (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text COLLATE "C" NOT NULL UNIQUE, name_pl text NOT NULL,
    name_en text NOT NULL, colour text NOT NULL, open boolean NOT NULL, solved boolean NOT NULL, public_days integer,
    due_days integer);
CREATE TABLE status_transition (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, from_status text COLLATE "C" NOT NULL,
    to_status text COLLATE "C" NOT NULL, note_required boolean NOT NULL, UNIQUE (from_status, to_status));
CREATE TABLE reason (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text COLLATE "C" NOT NULL UNIQUE, status text NOT NULL,
    name_pl text NOT NULL, name_en text NOT NULL);
CREATE TABLE note_template (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, status text NOT NULL, text_pl text NOT NULL,
    text_en text NOT NULL);
CREATE TABLE setting (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text COLLATE "C" NOT NULL UNIQUE, value text NOT NULL);

CREATE TABLE unit (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, geom geometry(MultiPolygon, :srid),
    id text COLLATE "C" NOT NULL UNIQUE, code text COLLATE "C" NOT NULL, name text NOT NULL,
    parent_id text COLLATE "C", valid_from text NOT NULL, valid_to text, garrison text COLLATE "C" NOT NULL,
    area double precision GENERATED ALWAYS AS (ST_Area(geom)) STORED, UNIQUE (code, valid_from));
CREATE INDEX unit_geom ON unit USING gist (geom);
CREATE INDEX unit_parent ON unit (parent_id);

-- Who may see what: garrison '*' is the nation; with a unit, that unit and those below it.
CREATE TABLE person (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, login text COLLATE "C" NOT NULL UNIQUE,
    garrison text COLLATE "C" NOT NULL, unit_id text COLLATE "C", name text NOT NULL DEFAULT '');

CREATE TABLE import_run (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, actor text NOT NULL,
    plane text NOT NULL, source_system text NOT NULL, file_name text NOT NULL, what text NOT NULL DEFAULT '',
    accepted bigint NOT NULL DEFAULT 0, duplicate bigint NOT NULL DEFAULT 0, tx xid8 NOT NULL);

CREATE TABLE threat (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, geom geometry(Point, :srid) NOT NULL,
    id text COLLATE "C" NOT NULL UNIQUE, number text COLLATE "C" NOT NULL UNIQUE, plane text COLLATE "C" NOT NULL,
    category text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, version integer NOT NULL DEFAULT 1,
    occurred_at timestamptz, reported_at timestamptz, updated_at timestamptz, due_at timestamptz,
    time_of_day integer, weekdays integer, description_masked text, place text, unit_id text COLLATE "C",
    teryt text, garrison text COLLATE "C" NOT NULL, readers text[] NOT NULL DEFAULT '{}',
    source_system text COLLATE "C" NOT NULL, source_ref text COLLATE "C" NOT NULL,
    sensitive boolean NOT NULL DEFAULT false, review_at timestamptz, case_id text COLLATE "C", owner text,
    import_id bigint REFERENCES import_run (fid), x double precision NOT NULL, y double precision NOT NULL,
    UNIQUE (source_system, source_ref));
CREATE INDEX threat_geom ON threat USING gist (geom);
CREATE INDEX threat_due ON threat (due_at, (COALESCE(reported_at, occurred_at)), number);
CREATE INDEX threat_plane ON threat (plane, status);
CREATE INDEX threat_reported ON threat ((COALESCE(reported_at, occurred_at)));
CREATE INDEX threat_garrison ON threat (garrison);
CREATE INDEX threat_unit ON threat (unit_id);
CREATE INDEX threat_case_id ON threat (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX threat_readers ON threat USING gin (readers) WHERE readers <> '{}';

-- The only clear text. What an import could not map is kept in clear as well.
CREATE TABLE threat_description (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, threat_id text COLLATE "C" NOT NULL UNIQUE REFERENCES threat (id),
    text text NOT NULL, garrison text COLLATE "C" NOT NULL, unit_id text COLLATE "C", readers text[] NOT NULL DEFAULT '{}');
CREATE TABLE threat_raw (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, threat_id text COLLATE "C" NOT NULL UNIQUE REFERENCES threat (id),
    raw text NOT NULL, garrison text COLLATE "C" NOT NULL, unit_id text COLLATE "C", readers text[] NOT NULL DEFAULT '{}');
CREATE TABLE threat_case (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE, title text,
    created_at timestamptz NOT NULL);
-- The last running number of each year, `2026-004512`.
CREATE TABLE number_counter (year integer PRIMARY KEY, last bigint NOT NULL);

CREATE SEQUENCE submission_fid;
CREATE TABLE submission (
    id uuid PRIMARY KEY, fid bigint NOT NULL UNIQUE, kind text COLLATE "C" NOT NULL, threat_id text COLLATE "C",
    expected_version bigint, payload text NOT NULL, client_at timestamptz, actor text NOT NULL,
    received_at timestamptz NOT NULL, outcome text COLLATE "C" NOT NULL, detail text NOT NULL,
    in_scope boolean NOT NULL, case_in_scope boolean NOT NULL, rights text[] NOT NULL, garrison text COLLATE "C",
    unit_id text COLLATE "C", readers text[] NOT NULL DEFAULT '{}', tx xid8 NOT NULL)
    WITH (fillfactor = 60);
CREATE INDEX submission_threat ON submission (threat_id, fid);
CREATE INDEX submission_actor ON submission (actor);
CREATE INDEX submission_report ON submission ((id::text)) WHERE kind = 'report';
-- An id is taken here first, so that two clients with the same one cannot both be decided.
CREATE TABLE submission_id (id uuid PRIMARY KEY);

CREATE TABLE verification (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE, submission_id uuid NOT NULL,
    threat_id text COLLATE "C" NOT NULL REFERENCES threat (id), from_status text NOT NULL, to_status text NOT NULL,
    reason text, note text, seen_at timestamptz, decided_at timestamptz NOT NULL, actor text NOT NULL,
    garrison text COLLATE "C" NOT NULL, unit_id text COLLATE "C", readers text[] NOT NULL DEFAULT '{}');
CREATE INDEX verification_threat ON verification (threat_id);
CREATE TABLE annotation (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, geom geometry(Geometry, :srid),
    id text COLLATE "C" NOT NULL UNIQUE, submission_id uuid NOT NULL, threat_id text COLLATE "C" REFERENCES threat (id),
    kind text NOT NULL, text text NOT NULL, visited_at timestamptz, supersedes text COLLATE "C",
    retracts text COLLATE "C", created_at timestamptz NOT NULL, actor text NOT NULL, garrison text COLLATE "C" NOT NULL,
    unit_id text COLLATE "C", readers text[] NOT NULL DEFAULT '{}');
CREATE INDEX annotation_geom ON annotation USING gist (geom);
CREATE INDEX annotation_threat ON annotation (threat_id);
CREATE INDEX annotation_supersedes ON annotation (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX annotation_retracts ON annotation (retracts) WHERE retracts IS NOT NULL;
CREATE TABLE assignment (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE, submission_id uuid NOT NULL,
    threat_id text COLLATE "C" NOT NULL REFERENCES threat (id), officer text, to_unit text COLLATE "C",
    due_at timestamptz, assigned_at timestamptz NOT NULL, actor text NOT NULL, garrison text COLLATE "C" NOT NULL,
    unit_id text COLLATE "C", readers text[] NOT NULL DEFAULT '{}');
CREATE INDEX assignment_threat ON assignment (threat_id);
CREATE TABLE case_link (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, submission_id uuid NOT NULL,
    threat_id text COLLATE "C" NOT NULL REFERENCES threat (id), case_id text COLLATE "C", before text COLLATE "C",
    seq bigint NOT NULL, linked_at timestamptz NOT NULL, actor text NOT NULL, garrison text COLLATE "C" NOT NULL, unit_id text COLLATE "C", readers text[] NOT NULL DEFAULT '{}');
CREATE INDEX case_link_threat ON case_link (threat_id);
CREATE INDEX case_link_case ON case_link (case_id);
CREATE TABLE disclosed (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, submission_id uuid NOT NULL, threat_id text COLLATE "C" NOT NULL,
    actor text NOT NULL, open_until timestamptz NOT NULL, tx xid8 NOT NULL);
CREATE INDEX disclosed_actor ON disclosed (actor, open_until);

CREATE TABLE audit (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, seq bigint, block bigint, at timestamptz NOT NULL,
    actor text NOT NULL, operation text NOT NULL, object text NOT NULL, reason text NOT NULL DEFAULT '',
    recipient text NOT NULL DEFAULT '', tx xid8 NOT NULL, opens boolean NOT NULL) WITH (fillfactor = 50);
CREATE INDEX audit_tx ON audit (tx);
CREATE TABLE audit_head (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, block bigint NOT NULL UNIQUE, last_seq bigint NOT NULL,
    hash text NOT NULL, tx xid8 NOT NULL UNIQUE);

CREATE TABLE purge_run (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, actor text NOT NULL,
    before timestamptz NOT NULL, counts text NOT NULL);

-- What a column holds is sampled for the planner, and its estimates answer everybody, whatever rows they may see.
ALTER TABLE threat ALTER id SET STATISTICS 0, ALTER number SET STATISTICS 0, ALTER source_ref SET STATISTICS 0,
    ALTER description_masked SET STATISTICS 0, ALTER owner SET STATISTICS 0;
ALTER TABLE threat_description ALTER text SET STATISTICS 0;
ALTER TABLE threat_raw ALTER raw SET STATISTICS 0;
ALTER TABLE threat_case ALTER title SET STATISTICS 0;
ALTER TABLE submission ALTER payload SET STATISTICS 0, ALTER detail SET STATISTICS 0;
ALTER TABLE verification ALTER note SET STATISTICS 0;
ALTER TABLE annotation ALTER text SET STATISTICS 0;
