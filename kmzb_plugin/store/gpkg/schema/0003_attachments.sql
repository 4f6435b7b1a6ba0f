-- Attachments of threats: whoever sees the threat sees the list, the content only after a disclosure.
CREATE TABLE attachment (
    fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, threat_id TEXT NOT NULL REFERENCES threat (id), name TEXT NOT NULL,
    media_type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, cleaned INTEGER NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import_run (fid));
CREATE INDEX attachment_threat ON attachment (threat_id);
CREATE TABLE attachment_content (
    fid INTEGER PRIMARY KEY, attachment_id TEXT NOT NULL UNIQUE REFERENCES attachment (id), content BLOB NOT NULL);
-- A new store has no rules yet and gets them all.
INSERT OR IGNORE INTO setting (name, value) SELECT 'attachment_mb', '10' WHERE EXISTS (SELECT 1 FROM setting);
