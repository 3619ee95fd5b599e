"""What is well with a server and what somebody should do, a finding each. Nothing is changed by looking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg

from counter.flows.doctor import LOOK, WELL, WRONG, Finding
from counter.kernel.language import Language
from counter.link.check_setup import setup_findings
from counter.link.faults import said_to_admin
from counter.link.install import CREATE, ENCODING, OLDEST, drifted, encoding_of, installed_digest, is_newer
from counter.link.wire import Wire

_CLOCK_MAY_BE_OFF = timedelta(seconds=60)
_OURS = ("counter_server", "counter_terminal", "counter_keeper", "counter_join")


def check_server(admin: Wire, language: Language) -> Iterator[Finding]:
    """Every finding, in a language; `admin` is whoever administers the PostgreSQL, in the shop's database.

    Refused where PostgreSQL does not answer what it is asked.
    """
    try:
        if (encoding := encoding_of(admin)) != ENCODING:
            said = language.say("the database keeps text as {encoding}", encoding=encoding)
            yield Finding("installed", WRONG, said, language.say("Make it anew, in psql: {command}", command=CREATE))
            return
        yield _version_finding(admin, language)
        if (installed := _installed_finding(admin, language)).state == WRONG:
            yield installed
            return
        yield installed
        yield from _rights_findings(admin, language)
        yield _clock_finding(admin, language)
        yield from setup_findings(admin, language)
    except psycopg.Error as fault:
        raise said_to_admin(fault) from fault


def _version_finding(admin: Wire, language: Language) -> Finding:
    version = str(admin.execute("SHOW server_version").fetchall()[0][0]).split()[0]
    if admin.info.server_version < OLDEST * 10_000:
        do = language.say("Bring it to version {oldest} or newer.", oldest=OLDEST)
        return Finding("version", WRONG, language.say("PostgreSQL {version} is too old", version=version), do)
    return Finding("version", WELL, f"PostgreSQL {version}")


def _installed_finding(admin: Wire, language: Language) -> Finding:
    say = language.say
    if not admin.execute("SELECT to_regclass('counter.installed') IS NOT NULL").fetchall()[0][0]:
        said = say("nothing of Counter is in this database")
        return Finding("installed", WRONG, said, say("At the shop’s first terminal, type: counter server init URL"))
    version, digest, protocol = admin.execute("SELECT version, digest, protocol FROM counter.installed").fetchall()[0]
    shops = admin.execute("SELECT count(*) FROM counter.shops").fetchall()[0][0]
    if digest != installed_digest():
        said = say("it was made by Counter {version}, which has other functions than this one", version=version)
        if is_newer(protocol, version):
            return Finding("installed", WRONG, said, say("Bring the Counter of this machine up to date."))
        do = say("At the shop’s first terminal, type: counter server init URL. The server is brought up to date.")
        return Finding("installed", WRONG, said, do)
    said = language.say_count(
        "{count} shop, functions of Counter {version}", "{count} shops, functions of Counter {version}", shops,
        version=version,
    )  # fmt: skip
    return Finding("installed", WELL, said)


def _rights_findings(admin: Wire, language: Language) -> Iterator[Finding]:
    say, is_well = language.say, True
    for fault in (*drifted(admin), *_open_to_all(admin)):
        is_well = False
        yield Finding(
            "rights", WRONG, say("this is not as Counter made it: {what}", what=fault),
            say("Take it back, or make a new database: whoever has more rights here can change what shops recorded."),
        )  # fmt: skip
    for role in _too_mighty(admin):
        is_well = False
        do = say(
            "Type in psql: {command}",
            command=f'ALTER ROLE "{role}" NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS',
        )
        yield Finding("rights", WRONG, say("the role {role} has more rights than a terminal needs", role=role), do)
    if missing := _not_closed(admin):
        is_well = False
        do = say("Run counter server init as a superuser, or have one type: {command}", command=missing)
        yield Finding("rights", LOOK, say("a stolen terminal could fill the disk or the memory of this server"), do)
    for name in _other_databases(admin):
        do = say("Type in psql: {command}", command=f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC')
        said = say("terminals can also enter the database {name}, as far as pg_hba.conf lets them", name=name)
        yield Finding("rights", LOOK, said, do)
    if is_well:
        yield Finding("rights", WELL, say("terminals can call their functions and nothing else"))


def _open_to_all(admin: Wire) -> Iterator[str]:
    """What everybody may with the database and its schema public, and of what terminals are more than terminals."""
    found = admin.execute("""
        SELECT 'database ' || d.datname || ': PUBLIC ' || lower(a.privilege_type)
        FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        WHERE d.datname = current_database() AND a.grantee = 0
        UNION ALL
        SELECT 'schema public: PUBLIC ' || lower(a.privilege_type)
        FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
        WHERE n.nspname = 'public' AND a.grantee = 0
        UNION ALL
        SELECT 'role ' || t.role || ': member of ' || m.roleid::regrole
        FROM counter.terminals t JOIN pg_auth_members m ON m.member = to_regrole(t.role::text)
        WHERE m.roleid NOT IN ('counter_terminal'::regrole, 'counter_keeper'::regrole)
    """)
    for (what,) in found:
        yield what


def _too_mighty(admin: Wire) -> Iterator[str]:
    """Roles of terminals, and their groups, that may what only an administrator should, or that own something."""
    found = admin.execute(
        """
        SELECT r.rolname FROM pg_roles r
        WHERE (r.rolname = ANY (%s) OR r.rolname IN (SELECT role FROM counter.terminals))
            AND (r.rolsuper OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls
                OR r.rolcreaterole AND r.rolname <> 'counter_server'
                OR r.rolcanlogin AND r.rolname = ANY (%s))
        """,
        [list(_OURS), list(_OURS)],
    )
    for (role,) in found:
        yield role


def _not_closed(admin: Wire) -> str:
    """What only a superuser can close, as a statement that does; "" where it is closed."""
    found = admin.execute("""
        SELECT string_agg(p.oid::regprocedure::text, ', ' ORDER BY p.oid) FROM pg_proc p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace
            AND p.proname ~ '^(lo_|loread|lowrite|pg_advisory_|pg_try_advisory_|pg_sleep)'
            AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)
    """).fetchall()[0][0]
    return f"REVOKE EXECUTE ON FUNCTION {found} FROM PUBLIC" if found else ""


def _other_databases(admin: Wire) -> Iterator[str]:
    found = admin.execute("""
        SELECT d.datname FROM pg_database d
        WHERE d.datname <> current_database() AND d.datallowconn AND EXISTS (
            SELECT FROM aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a WHERE a.grantee = 0
        ) ORDER BY d.datname
    """)
    for (name,) in found:
        yield name


def _clock_finding(admin: Wire, language: Language) -> Finding:
    before = datetime.now(UTC)
    there: datetime = admin.execute("SELECT clock_timestamp()").fetchall()[0][0]
    here = before + (datetime.now(UTC) - before) / 2
    off = abs(there - here)
    if off > _CLOCK_MAY_BE_OFF:
        said = language.say("it differs from this machine’s by {seconds} s", seconds=round(off.total_seconds()))
        return Finding("clock", LOOK, said, language.say("Let both set their clocks by the network (NTP)."))
    return Finding("clock", WELL, language.say("as this machine’s"))
