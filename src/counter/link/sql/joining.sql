-- How a machine becomes a terminal of its shop, and how it ceases to be one; and copies of the books to begin with.
--
-- The keeper makes an invitation and with it a role that may do nothing but enrol, for ten minutes. What the machine is
-- given is sealed under a code that this server never sees. CO006: the invitation is
-- not good (any more), CO007: the shop has no such terminal.

CREATE TABLE IF NOT EXISTS names_given (
    shop uuid PRIMARY KEY REFERENCES shops,
    last int NOT NULL
);
COMMENT ON TABLE names_given IS 'The number of the last terminal that somebody was invited as: none is used twice.';

CREATE TABLE IF NOT EXISTS invitations (
    role name PRIMARY KEY,
    shop uuid NOT NULL REFERENCES shops,
    terminal text NOT NULL,
    sealed bytea NOT NULL CHECK (length(sealed) <= 20000),
    expires_at timestamptz NOT NULL,
    enrolled_with text,
    UNIQUE (shop, terminal)
);
COMMENT ON COLUMN invitations.enrolled_with IS
    'The verifier that the machine enrolled with: where the answer was lost, the same machine may ask again.';

CREATE TABLE IF NOT EXISTS voucher_keys (
    shop uuid NOT NULL REFERENCES shops,
    terminal text NOT NULL,
    number int NOT NULL,
    sealed bytea NOT NULL CHECK (length(sealed) <= 200),
    PRIMARY KEY (shop, terminal, number)
);
COMMENT ON TABLE voucher_keys IS 'New voucher keys, sealed by the keeper for each terminal that is still in the shop.';

CREATE TABLE IF NOT EXISTS snapshots (
    shop uuid NOT NULL REFERENCES shops,
    position bigint NOT NULL,
    version text NOT NULL,
    parts int,
    seal bytea,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (shop, position)
);
COMMENT ON COLUMN snapshots.parts IS 'How many there are, once all of them are here.';

CREATE TABLE IF NOT EXISTS snapshot_parts (
    shop uuid NOT NULL,
    position bigint NOT NULL,
    nth int NOT NULL,
    part bytea NOT NULL CHECK (length(part) <= 8000000),
    PRIMARY KEY (shop, position, nth),
    FOREIGN KEY (shop, position) REFERENCES snapshots ON DELETE CASCADE
);
ALTER TABLE snapshot_parts ALTER COLUMN part SET STORAGE EXTERNAL;

CREATE FUNCTION keeper() RETURNS terminals
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
BEGIN
    IF NOT me.is_keeper THEN
        RAISE EXCEPTION 'only the keeper may do that' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN me;
END $$;

CREATE FUNCTION give_name(known int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := keeper();
    given int;
BEGIN
    INSERT INTO names_given AS n
    SELECT me.shop, 1 + greatest(known, max(substring(t.terminal FROM 2)::int)) FROM terminals t WHERE t.shop = me.shop
    ON CONFLICT (shop) DO UPDATE SET last = greatest(n.last + 1, excluded.last)
    RETURNING last INTO given;
    RETURN 'T' || given;
END $$;
COMMENT ON FUNCTION give_name IS 'A name for a new terminal, beyond any that was given and the greatest the keeper knows.';

CREATE FUNCTION invite(its_terminal text, its_role text, verifier text, its_sealed bytea) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := keeper();
    until timestamptz := clock_timestamp() + interval '10 minutes';
BEGIN
    PERFORM sweep_invitations();
    IF its_role !~ '^join_[0-9a-f]{20}$' OR verifier !~ '^SCRAM-SHA-256\$' THEN
        RAISE EXCEPTION 'no such role or verifier' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF NOT EXISTS (
        SELECT FROM names_given n WHERE n.shop = me.shop AND its_terminal ~ '^T[1-9][0-9]{0,5}$'
            AND substring(its_terminal FROM 2)::int <= n.last
    ) OR EXISTS (SELECT FROM terminals t WHERE t.shop = me.shop AND t.terminal = its_terminal) THEN
        RAISE EXCEPTION 'that name was not given' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO invitations VALUES (its_role, me.shop, its_terminal, its_sealed, until);
    EXECUTE format(
        'CREATE ROLE %I LOGIN PASSWORD %L VALID UNTIL %L CONNECTION LIMIT 2 IN ROLE counter_join', its_role, verifier, until
    );
    RETURN until;
END $$;

CREATE FUNCTION sweep_invitations() RETURNS void
LANGUAGE plpgsql SET search_path = counter, pg_temp AS $$
DECLARE
    gone name;
BEGIN
    FOR gone IN DELETE FROM invitations WHERE expires_at <= clock_timestamp() RETURNING role LOOP
        EXECUTE format('DROP ROLE IF EXISTS %I', gone);
    END LOOP;
END $$;
COMMENT ON FUNCTION sweep_invitations IS 'Drops invitations of any shop that are good no more, and their roles.';

CREATE FUNCTION role_of(shop uuid, terminal text) RETURNS name
LANGUAGE sql IMMUTABLE
RETURN 'c' || left(replace(shop::text, '-', ''), 12) || '_' || lower(terminal);
COMMENT ON FUNCTION role_of IS 'The role that a terminal logs in with.';

CREATE FUNCTION enrol(verifier text, OUT shop uuid, OUT terminal text, OUT role text, OUT sealed bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    it invitations;
BEGIN
    SELECT * INTO it FROM invitations i WHERE i.role = session_user FOR UPDATE;
    IF it.role IS NULL OR it.expires_at <= clock_timestamp() THEN
        RAISE EXCEPTION 'expired' USING ERRCODE = 'CO006';
    ELSIF verifier !~ '^SCRAM-SHA-256\$' THEN
        RAISE EXCEPTION 'no verifier' USING ERRCODE = 'invalid_parameter_value';
    ELSIF it.enrolled_with <> verifier THEN
        RAISE EXCEPTION 'used' USING ERRCODE = 'CO006';
    END IF;
    shop := it.shop;
    terminal := it.terminal;
    role := role_of(it.shop, it.terminal);
    sealed := it.sealed;
    IF it.enrolled_with IS NULL THEN
        UPDATE invitations i SET enrolled_with = verifier WHERE i.role = it.role;
        INSERT INTO terminals (shop, terminal, role) VALUES (it.shop, it.terminal, enrol.role);
        IF NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = enrol.role) THEN
            EXECUTE format('CREATE ROLE %I', role);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L CONNECTION LIMIT 8', role, verifier);
        EXECUTE format('GRANT counter_terminal TO %I', role);
    END IF;
END $$;

CREATE FUNCTION revoke(its_terminal text, new_number int, new_keys jsonb, OUT seq bigint, OUT hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := keeper();
    gone terminals;
    invited name;
BEGIN
    PERFORM FROM shops s WHERE s.shop = me.shop FOR UPDATE;
    DELETE FROM invitations i WHERE i.shop = me.shop AND i.terminal = its_terminal RETURNING i.role INTO invited;
    IF invited IS NOT NULL THEN
        EXECUTE format('DROP ROLE IF EXISTS %I', invited);
    END IF;
    INSERT INTO terminals (shop, terminal, role) -- one that joined after the backup which this server was put back from
    SELECT h.shop, h.terminal, role_of(h.shop, h.terminal) FROM heads h
    WHERE h.shop = me.shop AND h.terminal = its_terminal
    ON CONFLICT DO NOTHING;
    UPDATE terminals t SET revoked_at = coalesce(t.revoked_at, clock_timestamp())
    WHERE t.shop = me.shop AND t.terminal = its_terminal AND NOT t.is_keeper
    RETURNING * INTO gone;
    IF gone.terminal IS NULL AND invited IS NULL THEN
        RAISE EXCEPTION 'no such terminal' USING ERRCODE = 'CO007';
    END IF;
    IF EXISTS (SELECT FROM pg_roles r WHERE r.rolname = gone.role) THEN
        EXECUTE format('ALTER ROLE %I NOLOGIN', gone.role);
    END IF;
    PERFORM pg_terminate_backend(a.pid) FROM pg_stat_activity a WHERE a.usename = gone.role;
    DELETE FROM voucher_keys k WHERE k.shop = me.shop AND k.terminal = its_terminal;
    DELETE FROM claims c WHERE c.shop = me.shop AND c.terminal = its_terminal AND NOT c.is_sold;
    INSERT INTO voucher_keys
    SELECT me.shop, t.terminal, new_number, decode(new_keys ->> t.terminal, 'hex')
    FROM terminals t WHERE t.shop = me.shop AND t.revoked_at IS NULL AND new_keys ? t.terminal
    ON CONFLICT DO NOTHING;
    SELECT h.seq, h.hash INTO seq, hash FROM heads h WHERE h.shop = me.shop AND h.terminal = its_terminal;
    seq := coalesce(seq, 0);
    hash := coalesce(hash, first_hash());
END $$;
COMMENT ON FUNCTION revoke IS
    'At once: no push is under way meanwhile, its role cannot log in, its connections end. Gives where its chain ended.';

CREATE FUNCTION hand_over(its_terminal text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
    it terminals;
BEGIN
    IF NOT me.is_keeper THEN
        RETURN;
    END IF;
    UPDATE terminals t SET is_keeper = true
    WHERE t.shop = me.shop AND t.terminal = its_terminal AND t.revoked_at IS NULL AND NOT t.is_keeper
    RETURNING * INTO it;
    IF it.terminal IS NULL THEN
        RAISE EXCEPTION 'no such terminal' USING ERRCODE = 'CO007';
    END IF;
    UPDATE terminals t SET is_keeper = false WHERE t.shop = me.shop AND t.terminal = me.terminal;
    EXECUTE format('GRANT counter_keeper TO %I', it.role);
END $$;
COMMENT ON FUNCTION hand_over IS 'The machine that keeps the shop’s key has another name: what the keeper may goes with it.';

CREATE FUNCTION introductions() RETURNS TABLE (terminal text, body text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
BEGIN
    RETURN QUERY
    SELECT f.terminal, f.body FROM terminals t
    JOIN facts f ON f.shop = t.shop AND f.terminal = t.terminal AND f.seq = 1
    WHERE t.shop = me.shop AND f.kind = 'TerminalJoined';
END $$;
COMMENT ON FUNCTION introductions IS 'What each machine that joined said of itself with its first fact.';

CREATE FUNCTION new_voucher_keys(known int) RETURNS TABLE (number int, sealed bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
BEGIN
    RETURN QUERY
    SELECT k.number, k.sealed FROM voucher_keys k
    WHERE k.shop = me.shop AND k.terminal = me.terminal AND k.number > known ORDER BY k.number;
END $$;

CREATE FUNCTION begin_snapshot(its_position bigint, its_version text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := keeper();
BEGIN
    DELETE FROM snapshots s WHERE s.shop = me.shop AND (s.position = its_position OR s.parts IS NULL);
    INSERT INTO snapshots (shop, position, version) VALUES (me.shop, its_position, its_version);
END $$;

CREATE FUNCTION put_snapshot(its_position bigint, its_nth int, its_part bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := keeper();
BEGIN
    INSERT INTO snapshot_parts VALUES (me.shop, its_position, its_nth, its_part);
END $$;

CREATE FUNCTION end_snapshot(its_position bigint, its_parts int, its_seal bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := keeper();
BEGIN
    UPDATE snapshots s SET parts = its_parts, seal = its_seal WHERE s.shop = me.shop AND s.position = its_position;
    DELETE FROM snapshots s WHERE s.shop = me.shop AND s.position <> its_position;
END $$;
COMMENT ON FUNCTION end_snapshot IS 'All of it is here: the newest is kept, no other.';

CREATE FUNCTION newest_snapshot(OUT "position" bigint, OUT version text, OUT parts int, OUT seal bytea)
RETURNS SETOF record
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
BEGIN
    RETURN QUERY
    SELECT s.position, s.version, s.parts, s.seal FROM snapshots s WHERE s.shop = me.shop AND s.parts IS NOT NULL;
END $$;

CREATE FUNCTION get_snapshot(its_position bigint, its_nth int) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
BEGIN
    RETURN (
        SELECT p.part FROM snapshot_parts p
        WHERE p.shop = me.shop AND p.position = its_position AND p.nth = its_nth
    );
END $$;

CREATE FUNCTION forget_snapshots() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
BEGIN
    DELETE FROM snapshots s WHERE s.shop = new.shop;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION forget_snapshots IS 'What is erased stays in no copy: it goes, and the next one is made without it.';
CREATE TRIGGER forget_snapshots AFTER UPDATE OF private ON facts
FOR EACH ROW WHEN (old.private IS NOT NULL AND new.private IS NULL) EXECUTE FUNCTION forget_snapshots();

GRANT EXECUTE ON FUNCTION enrol TO counter_join;
GRANT EXECUTE ON FUNCTION introductions, new_voucher_keys, newest_snapshot, get_snapshot TO counter_terminal;
GRANT EXECUTE ON FUNCTION give_name, invite, revoke, hand_over, begin_snapshot, put_snapshot, end_snapshot TO counter_keeper;
