-- Counts of plane 1 by area: what police statistics say of a voivodeship, a powiat or a gmina in a period. They are no
-- person's, and everybody who has a scope in the store reads them.
CREATE TABLE area_statistic (
    fid bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source_system text COLLATE "C" NOT NULL,
    area_code text COLLATE "C" NOT NULL, category text COLLATE "C" NOT NULL, period text COLLATE "C" NOT NULL,
    n bigint NOT NULL CHECK (n >= 0), garrison text COLLATE "C" NOT NULL,
    import_id bigint NOT NULL REFERENCES import_run (fid), UNIQUE (source_system, area_code, category, period));
CREATE INDEX area_statistic_period ON area_statistic (period, source_system, area_code);

ALTER TABLE area_statistic ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_any ON area_statistic FOR SELECT TO kmzb_read USING ((SELECT is_person(current_user)));
-- An import adds, and corrects, within a run of its own and what its own garrisons brought.
CREATE POLICY import ON area_statistic FOR INSERT TO kmzb_import WITH CHECK (
    import_id = ANY ((SELECT my_runs())::bigint[])
    AND ((SELECT my_nation()) OR garrison = ANY ((SELECT my_garrisons())::text[])));
CREATE POLICY correct ON area_statistic FOR UPDATE TO kmzb_import
    USING ((SELECT my_nation()) OR garrison = ANY ((SELECT my_garrisons())::text[]))
    WITH CHECK (import_id = ANY ((SELECT my_runs())::bigint[]));
GRANT SELECT ON area_statistic TO kmzb_read;
GRANT INSERT (source_system, area_code, category, period, n, garrison, import_id), UPDATE (n, import_id)
    ON area_statistic TO kmzb_import;

-- A count that is put right stays readable in the audit as it was.
CREATE FUNCTION log_correction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = kmzb, pg_temp AS $$
DECLARE run import_run;
BEGIN
    SELECT * INTO run FROM import_run WHERE fid = NEW.import_id;
    PERFORM log(run.actor, 'correct statistic', NEW.source_system || ' ' || NEW.area_code || ' ' || NEW.category || ' '
                || NEW.period || ': ' || OLD.n || ' to ' || NEW.n, run.file_name);
    RETURN NULL;
END $$;
CREATE TRIGGER log_correction AFTER UPDATE ON area_statistic FOR EACH ROW WHEN (OLD.n <> NEW.n)
    EXECUTE FUNCTION log_correction();
REVOKE ALL ON FUNCTION log_correction() FROM PUBLIC;
