-- The shop's server: a log of facts that gives every fact of a shop its position, and grants what is spent once.
--
-- It knows nothing of orders. Terminals come in with a role of their own and may call the functions below, no more: who
-- somebody is comes from session_user, never from what they say. Every shop's rows are its own.
-- What goes wrong has a code: CO001 a chain forks, CO002 facts are missing, CO003 revoked or unknown, CO004 too old,
-- CO005 facts of another terminal while nothing is being filled in again.

CREATE TABLE IF NOT EXISTS installed (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    protocol int NOT NULL,
    version text NOT NULL,
    digest bytea NOT NULL,
    made text[] NOT NULL
);
COMMENT ON TABLE installed IS
    'What was installed: the protocol, by which Counter, the SHA-256 of its SQL, and what stood in the schema then.';

CREATE TABLE IF NOT EXISTS shops (
    shop uuid PRIMARY KEY,
    position bigint NOT NULL DEFAULT 0,
    refill_until timestamptz NOT NULL DEFAULT '-infinity'
);
COMMENT ON COLUMN shops.refill_until IS
    'Until when any terminal may bring facts of others: after this server lost some, and its keeper said so.';

CREATE TABLE IF NOT EXISTS terminals (
    shop uuid NOT NULL REFERENCES shops,
    terminal text NOT NULL CHECK (terminal ~ '^T[1-9][0-9]{0,5}$'),
    role name NOT NULL UNIQUE,
    is_keeper boolean NOT NULL DEFAULT false,
    revoked_at timestamptz,
    last_seen timestamptz,
    version text,
    PRIMARY KEY (shop, terminal)
);

CREATE TABLE IF NOT EXISTS heads (
    shop uuid NOT NULL REFERENCES shops,
    terminal text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (shop, terminal)
);

CREATE TABLE IF NOT EXISTS facts (
    shop uuid NOT NULL,
    position bigint NOT NULL,
    id uuid NOT NULL,
    terminal text NOT NULL,
    seq bigint NOT NULL,
    subject text NOT NULL,
    seen bigint NOT NULL,
    act bigint NOT NULL,
    at bigint NOT NULL,
    by uuid NOT NULL,
    kind text NOT NULL,
    version int NOT NULL,
    body text COMPRESSION lz4 NOT NULL,
    private text COMPRESSION lz4,
    sealed bytea NOT NULL,
    prev bytea NOT NULL,
    hash bytea NOT NULL,
    digest bytea NOT NULL,
    PRIMARY KEY (shop, position),
    UNIQUE (shop, terminal, seq)
);
ALTER TABLE facts DROP CONSTRAINT IF EXISTS facts_shop_fkey; -- servers of before have it: asked of every fact
COMMENT ON COLUMN facts.at IS 'Microseconds since 1970, UTC.';
COMMENT ON COLUMN facts.digest IS 'SHA-256 of the digest before and this hash; before the first: 32 zero bytes.';
CREATE INDEX IF NOT EXISTS facts_private ON facts (shop, id) WHERE private IS NOT NULL;

CREATE TABLE IF NOT EXISTS claims (
    shop uuid NOT NULL REFERENCES shops,
    what text COLLATE "C" NOT NULL CHECK (length(what) <= 200),
    order_id uuid NOT NULL,
    terminal text NOT NULL,
    is_sold boolean NOT NULL DEFAULT false,
    PRIMARY KEY (shop, what)
);
COMMENT ON COLUMN claims.is_sold IS 'A fact says so: it is not given back any more.';

CREATE FUNCTION first_hash() RETURNS bytea
LANGUAGE sql IMMUTABLE
RETURN decode(repeat('00', 32), 'hex');
COMMENT ON FUNCTION first_hash IS 'What stands before the first fact of a chain, and of a shop’s order.';

CREATE FUNCTION myself() RETURNS terminals
LANGUAGE plpgsql STABLE AS $$
DECLARE
    who name := session_user;
    me terminals;
BEGIN
    SELECT * INTO me FROM terminals WHERE role = who;
    IF me.terminal IS NULL OR me.revoked_at IS NOT NULL THEN
        RAISE EXCEPTION 'this terminal was revoked' USING ERRCODE = 'CO003';
    END IF;
    RETURN me;
END $$;

CREATE FUNCTION digest_at(at_position bigint) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
BEGIN
    IF at_position = 0 THEN
        RETURN first_hash();
    END IF;
    RETURN (SELECT f.digest FROM facts f WHERE f.shop = me.shop AND f.position = at_position);
END $$;

CREATE FUNCTION hello(
    protocol int, version text, cursor bigint,
    OUT spoken int, OUT shop uuid, OUT terminal text, OUT head_seq bigint, OUT head_hash bytea,
    OUT shop_position bigint, OUT digest bytea, OUT now timestamptz
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
BEGIN
    SELECT i.protocol INTO spoken FROM installed i;
    IF hello.protocol < spoken - 1 THEN
        RAISE EXCEPTION 'this terminal is too old for the server' USING ERRCODE = 'CO004';
    END IF;
    UPDATE terminals t SET last_seen = clock_timestamp(), version = left(hello.version, 40)
    WHERE t.shop = me.shop AND t.terminal = me.terminal;
    shop := me.shop;
    terminal := me.terminal;
    SELECT h.seq, h.hash INTO head_seq, head_hash FROM head_of(me.shop, me.terminal) h;
    SELECT s.position INTO shop_position FROM shops s WHERE s.shop = me.shop;
    digest := digest_at(cursor);
    now := clock_timestamp();
END $$;

CREATE FUNCTION push(facts jsonb, erases uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    me terminals := myself();
    many int := coalesce(jsonb_array_length(push.facts), 0);
    before bigint;
    last bigint;
    digest bytea;
    head heads;
    bringing text := me.terminal;
    taken bigint;
    it record;
    positions bigint[];
    digests bytea[];
BEGIN
    UPDATE shops s SET position = s.position + many WHERE s.shop = me.shop RETURNING s.position - many INTO before;
    last := before;
    digest := coalesce((SELECT f.digest FROM facts f WHERE f.shop = me.shop AND f.position = before), first_hash());
    head := head_of(me.shop, me.terminal);
    FOR it IN
        SELECT g.shop, g.terminal, g.seq, g.kind, decode(g.prev, 'hex') AS prev, decode(g.hash, 'hex') AS hash
        FROM jsonb_to_recordset(push.facts) g (shop uuid, terminal text, seq bigint, kind text, prev text, hash text)
    LOOP
        IF it.terminal IS DISTINCT FROM head.terminal THEN
            PERFORM note_head(head);
            head := head_of(me.shop, it.terminal);
        END IF;
        IF it.seq <= head.seq THEN
            PERFORM check_known(me.shop, it.terminal, it.seq, it.hash);
            positions := positions || NULL::bigint;
            digests := digests || NULL::bytea;
            CONTINUE;
        ELSIF it.shop IS DISTINCT FROM me.shop OR it.prev IS DISTINCT FROM head.hash AND it.seq = head.seq + 1 THEN
            RAISE EXCEPTION '%', it.terminal USING ERRCODE = 'CO001';
        ELSIF it.seq IS DISTINCT FROM head.seq + 1 THEN
            RAISE EXCEPTION '%', it.terminal USING ERRCODE = 'CO002';
        ELSIF it.kind = 'TerminalRevoked' AND it.terminal = me.terminal AND NOT me.is_keeper THEN
            RAISE EXCEPTION 'only the keeper revokes' USING ERRCODE = 'insufficient_privilege';
        ELSIF it.terminal <> bringing THEN
            PERFORM check_may_bring(me, it.terminal);
            bringing := it.terminal;
        END IF;
        head.seq := it.seq;
        head.hash := it.hash;
        last := last + 1;
        digest := sha256(digest || it.hash);
        positions := positions || last;
        digests := digests || digest;
    END LOOP;
    INSERT INTO facts
    SELECT g.shop, g.position, g.id, g.terminal, g.seq, g.subject, g.seen, g.act, g.at, g.by, g.kind, g.version, g.body,
           g.private, decode(g.sealed, 'hex'), decode(g.prev, 'hex'), decode(g.hash, 'hex'), g.digest
    FROM ROWS FROM (jsonb_to_recordset(push.facts) AS (
        shop uuid, id uuid, terminal text, seq bigint, subject text, seen bigint, act bigint, at bigint, by uuid,
        kind text, version int, body text, private text, sealed text, prev text, hash text
    ), unnest(positions), unnest(digests)) AS g (
        shop, id, terminal, seq, subject, seen, act, at, by, kind, version, body, private, sealed, prev, hash,
        position, digest
    )
    WHERE g.position IS NOT NULL AND g.at >= 0 AND g.at < 7258118400000000 -- the year 2200
        AND g.seen >= 0 AND g.act BETWEEN 1 AND g.seq AND g.version > 0
        AND octet_length(g.body) <= 1000000 AND octet_length(coalesce(g.private, '')) <= 1000000
        AND octet_length(g.subject) <= 1000 AND octet_length(g.kind) <= 100
        AND length(g.sealed) <= 64 AND length(g.prev) = 64 AND length(g.hash) = 64;
    GET DIAGNOSTICS taken = ROW_COUNT;
    IF taken <> last - before THEN
        RAISE EXCEPTION 'what no terminal could take in' USING ERRCODE = 'check_violation';
    END IF;
    IF cardinality(erases) > 0 THEN
        UPDATE facts f SET private = NULL WHERE f.shop = me.shop AND f.id = ANY (erases) AND f.private IS NOT NULL;
    END IF;
    IF last < before + many THEN
        UPDATE shops s SET position = last WHERE s.shop = me.shop;
    END IF;
    IF last > before THEN
        PERFORM note_head(head);
        IF push.facts @> '[{"kind": "VoucherRedeemed"}]' THEN
            PERFORM note_spent(me.shop, before);
        END IF;
        PERFORM pg_notify('shop_' || replace(me.shop::text, '-', ''), '');
    END IF;
END $$;
COMMENT ON FUNCTION push IS
    'In a row: a shop’s next pushes wait. What the log has is passed over, and where one fact is wrong none is taken. '
    'Who belongs to the shop no more, the keeper alone says. No machine, in whose hands it may be, gives what others could '
    'not take in; the push says so, since a constraint of the table would be read anew every time.';

CREATE FUNCTION head_of(its_shop uuid, its_terminal text) RETURNS heads
LANGUAGE plpgsql STABLE AS $$
DECLARE
    head heads;
BEGIN
    SELECT * INTO head FROM heads h WHERE h.shop = its_shop AND h.terminal = its_terminal;
    IF NOT FOUND THEN
        head := ROW(its_shop, its_terminal, 0, first_hash());
    END IF;
    RETURN head;
END $$;
COMMENT ON FUNCTION head_of IS 'Where a terminal’s chain ends, also where it has not begun.';

CREATE FUNCTION note_head(head heads) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO heads AS h SELECT head.* WHERE head.seq > 0
    ON CONFLICT (shop, terminal) DO UPDATE SET seq = excluded.seq, hash = excluded.hash;
END $$;

CREATE FUNCTION check_known(its_shop uuid, its_terminal text, its_seq bigint, its_hash bytea) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM facts f
        WHERE f.shop = its_shop AND f.terminal = its_terminal AND f.seq = its_seq AND f.hash = its_hash
    ) THEN
        RAISE EXCEPTION '%', its_terminal USING ERRCODE = 'CO001';
    END IF;
END $$;
COMMENT ON FUNCTION check_known IS 'Refused where the log has another fact in its place.';

CREATE FUNCTION check_may_bring(me terminals, its_terminal text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF me.is_keeper THEN
        PERFORM refill();
    ELSIF NOT EXISTS (SELECT FROM shops s WHERE s.shop = me.shop AND s.refill_until > clock_timestamp()) THEN
        RAISE EXCEPTION 'facts of other terminals' USING ERRCODE = 'CO005';
    ELSIF NOT EXISTS (
        SELECT FROM terminals t WHERE t.shop = me.shop AND t.terminal = its_terminal AND t.revoked_at IS NULL
    ) THEN
        RAISE EXCEPTION 'facts of a revoked terminal' USING ERRCODE = 'CO005';
    END IF;
END $$;
COMMENT ON FUNCTION check_may_bring IS
    'Facts of others come from the keeper, who can prove them; from any terminal for a day after it brought some.';

CREATE FUNCTION refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
BEGIN
    UPDATE shops s SET refill_until = clock_timestamp() + interval '1 day' WHERE s.shop = me.shop AND me.is_keeper;
END $$;
COMMENT ON FUNCTION refill IS 'This server lost facts: for a day any terminal may bring back what others had recorded.';

CREATE FUNCTION note_spent(its_shop uuid, after bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    spent record;
    times int;
BEGIN
    FOR spent IN
        SELECT f.shop, f.terminal, f.subject, substring(f.body FROM '"order_id":"([0-9a-f]{32})"')::uuid AS order_id
        FROM facts f WHERE f.shop = its_shop AND f.position > after AND f.kind = 'VoucherRedeemed' ORDER BY f.position
    LOOP
        CONTINUE WHEN spent.order_id IS NULL;
        UPDATE claims c SET is_sold = true
        WHERE c.shop = spent.shop AND c.order_id = spent.order_id
            AND (c.what = spent.subject OR c.what >= spent.subject || ':' AND c.what < spent.subject || ';');
        CONTINUE WHEN FOUND;
        times := 0;
        LOOP
            INSERT INTO claims
            VALUES (spent.shop, times_of(spent.subject, times), spent.order_id, spent.terminal, true)
            ON CONFLICT DO NOTHING;
            EXIT WHEN FOUND;
            times := times + 1;
        END LOOP;
    END LOOP;
END $$;
COMMENT ON FUNCTION note_spent IS
    'Each order that spent a voucher holds a claim on it: the one it asked for, or else the first that nobody holds.';

CREATE FUNCTION times_of(subject text, times int) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN subject || CASE WHEN times > 0 THEN ':' || times ELSE '' END;
COMMENT ON FUNCTION times_of IS 'What is claimed of a voucher that was spent so many times before.';

CREATE FUNCTION pull(after bigint, known bigint, most int)
RETURNS TABLE (
    "position" bigint, id uuid, hash bytea, shop uuid, terminal text, seq bigint, subject text, seen bigint, act bigint,
    at bigint, by uuid, kind text, version int, body text, private text, sealed bytea, prev bytea
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = counter, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    me terminals := myself();
BEGIN
    RETURN QUERY
    SELECT f.position, f.id, f.hash, o.shop, o.terminal, o.seq, o.subject, o.seen, o.act, o.at, o.by, o.kind, o.version,
           o.body, o.private, o.sealed, o.prev
    FROM facts f
    LEFT JOIN LATERAL (
        SELECT f.shop, f.terminal, f.seq, f.subject, f.seen, f.act, f.at, f.by, f.kind, f.version, f.body, f.private,
               f.sealed, f.prev
        WHERE f.terminal <> me.terminal OR f.seq > known
    ) o ON true
    WHERE f.shop = me.shop AND f.position > after
    ORDER BY f.position LIMIT least(most, 5000);
END $$;

CREATE FUNCTION claim(what text, order_id uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
    holder uuid;
BEGIN
    LOOP
        INSERT INTO claims VALUES (me.shop, claim.what, claim.order_id, me.terminal) ON CONFLICT DO NOTHING;
        SELECT c.order_id INTO holder FROM claims c WHERE c.shop = me.shop AND c.what = claim.what;
        EXIT WHEN holder IS NOT NULL;
    END LOOP;
    RETURN holder;
END $$;

CREATE FUNCTION release(what text, order_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = counter, pg_temp AS $$
DECLARE
    me terminals := myself();
BEGIN
    DELETE FROM claims c
    WHERE c.shop = me.shop AND c.what = release.what AND c.order_id = release.order_id AND c.terminal = me.terminal
        AND NOT c.is_sold;
END $$;

CREATE FUNCTION machines()
RETURNS TABLE (
    terminal text, last_seen timestamptz, head_seq bigint, version text, revoked_at timestamptz, "position" bigint
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = counter, pg_temp AS $$
#variable_conflict use_column
DECLARE
    me terminals := myself();
BEGIN
    RETURN QUERY
    SELECT t.terminal,
           CASE WHEN EXISTS (SELECT FROM pg_stat_activity a WHERE a.usename = t.role)
                THEN clock_timestamp() ELSE t.last_seen END,
           coalesce(h.seq, 0), t.version, t.revoked_at, f.position
    FROM terminals t
    LEFT JOIN heads h ON h.shop = t.shop AND h.terminal = t.terminal
    LEFT JOIN facts f ON f.shop = t.shop AND f.terminal = t.terminal AND f.seq = h.seq
    WHERE t.shop = me.shop ORDER BY length(t.terminal), t.terminal;
END $$;

GRANT EXECUTE ON FUNCTION hello, digest_at, push, pull, claim, release, machines TO counter_terminal;
GRANT EXECUTE ON FUNCTION refill TO counter_keeper;
GRANT USAGE ON SCHEMA counter TO counter_terminal, counter_join;
