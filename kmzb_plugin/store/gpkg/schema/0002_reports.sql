-- Threats that officers report, cases, descriptions disclosed.
-- A reported threat has no import. SQLite cannot take NOT NULL away from a column, so another takes its place: the rows
-- keep their fid, and indexes, guards and the spatial index stay as they are.
ALTER TABLE threat ADD COLUMN import_run INTEGER REFERENCES import_run (fid);
UPDATE threat SET import_run = import_id;
ALTER TABLE threat DROP COLUMN import_id;
ALTER TABLE threat RENAME COLUMN import_run TO import_id;
CREATE INDEX threat_case_id ON threat (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE case_link (
    fid INTEGER PRIMARY KEY, submission_id TEXT NOT NULL REFERENCES submission (id),
    threat_id TEXT NOT NULL REFERENCES threat (id), case_id TEXT, before TEXT);
CREATE INDEX case_link_threat ON case_link (threat_id);
CREATE TABLE disclosed (
    fid INTEGER PRIMARY KEY, submission_id TEXT NOT NULL REFERENCES submission (id),
    threat_id TEXT NOT NULL REFERENCES threat (id), actor TEXT NOT NULL, open_until TEXT NOT NULL);
CREATE INDEX disclosed_threat ON disclosed (threat_id, actor, open_until);
