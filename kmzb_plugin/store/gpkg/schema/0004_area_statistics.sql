-- Counts of plane 1 by area: what police statistics say of a voivodeship, a powiat or a gmina in a period.
CREATE TABLE area_statistic (
    fid INTEGER PRIMARY KEY, source_system TEXT NOT NULL, area_code TEXT NOT NULL, category TEXT NOT NULL,
    period TEXT NOT NULL, n INTEGER NOT NULL CHECK (n >= 0), import_id INTEGER NOT NULL REFERENCES import_run (fid),
    UNIQUE (source_system, area_code, category, period));
CREATE INDEX area_statistic_period ON area_statistic (period, source_system, area_code);
