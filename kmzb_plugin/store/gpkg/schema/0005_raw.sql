-- What an imported row held in columns that no profile mapped is in clear, and what is a column of `threat` is on the
-- map, in the table of attributes and in whatever QGIS saves of the layer.
CREATE TABLE threat_raw (
    fid INTEGER PRIMARY KEY, threat_id TEXT NOT NULL UNIQUE REFERENCES threat (id), raw TEXT NOT NULL);
INSERT INTO threat_raw (threat_id, raw) SELECT id, raw FROM threat WHERE raw IS NOT NULL ORDER BY fid;
ALTER TABLE threat DROP COLUMN raw;
