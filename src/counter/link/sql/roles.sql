-- Who may come in, and that nobody else may do anything here. Run by whoever administers PostgreSQL, before log.sql.

DO $$
DECLARE
    its_name text;
    it regprocedure;
BEGIN
    FOREACH its_name IN ARRAY ARRAY['counter_server', 'counter_terminal', 'counter_keeper', 'counter_join'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = its_name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', its_name);
        END IF;
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO counter_terminal, counter_join', current_database());
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
        FOR it IN
            SELECT p.oid::regprocedure FROM pg_proc p
            WHERE p.pronamespace = 'pg_catalog'::regnamespace
                AND p.proname ~ '^(lo_|loread|lowrite|pg_advisory_|pg_try_advisory_|pg_sleep)'
        LOOP
            EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', it);
        END LOOP;
    END IF;
END $$;

ALTER ROLE counter_server CREATEROLE;
GRANT counter_terminal, counter_keeper, counter_join TO counter_server WITH ADMIN OPTION;
GRANT pg_signal_backend TO counter_server;
GRANT USAGE ON LANGUAGE plpgsql TO counter_server;
ALTER DEFAULT PRIVILEGES FOR ROLE counter_server REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS counter AUTHORIZATION counter_server;
