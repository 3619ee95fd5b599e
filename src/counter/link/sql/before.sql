-- A Counter of before made what is in this schema: its functions go, and are made anew after this. Its tables stay: each
-- CREATE TABLE passes over one that is there, so that what is new about a table is said after it, by ALTER TABLE … IF …

DO $$
DECLARE
    it regprocedure;
BEGIN
    FOR it IN
        SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'counter'::regnamespace
        ORDER BY p.prokind = 'a' DESC -- aggregates hang on functions
    LOOP
        EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', it);
    END LOOP;
END $$;
