-- What each publication said, so that a later one tells nothing by its difference from it. It is public.
CREATE TABLE publication (
    fid INTEGER PRIMARY KEY, submission_id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, said TEXT NOT NULL);
