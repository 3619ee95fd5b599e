"""How a PostgreSQL is set up, as far as a shop hangs on it: who comes in how, what a loss of power leaves, its room."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from counter.flows.doctor import LOOK, WELL, WRONG, Finding
from counter.kernel.language import Language
from counter.link.wire import Wire

_TOO_OLD_TO_WAIT = 1_000_000_000
"""Transactions since the last freeze after which autovacuum cannot have run as it should: half of what there are."""
_A_TERMINAL_NEEDS = 3
"""Connections: one that exchanges facts, one for claims, one for a command that somebody types."""


def setup_findings(admin: Wire, language: Language) -> Iterator[Finding]:
    """Encryption, who is let in how, durability, standby, room."""
    yield _tls_finding(admin, language)
    yield from _door_findings(admin, language)
    yield from _durable_findings(admin, language)
    yield _standby_finding(admin, language)
    yield from _room_findings(admin, language)
    if (spoken := _show(admin, "lc_messages")) not in ("C", "POSIX", "") and not spoken.startswith(("en", "C.")):
        said = language.say("PostgreSQL speaks {language}", language=spoken)
        do = language.say(
            "A machine that was revoked is told only that the server is away, unless you type in psql: {command}",
            command="ALTER SYSTEM SET lc_messages = 'C'",
        )
        yield Finding("messages", LOOK, said, do)


def _tls_finding(admin: Wire, language: Language) -> Finding:
    say = language.say
    if _show(admin, "ssl") == "on":
        return Finding("tls", WELL, say("lines are encrypted"))
    if set(_show(admin, "listen_addresses").replace(" ", "").split(",")) <= {"", "localhost", "127.0.0.1", "::1"}:
        return Finding("tls", LOOK, say("off; only this machine itself can reach the server"))
    do = say("Set ssl = on, with a certificate, and let nobody in without: hostssl in pg_hba.conf.")
    return Finding("tls", WRONG, say("off: whoever is in the network can read what shops record"), do)


def _door_findings(admin: Wire, language: Language) -> Iterator[Finding]:
    """Lines of pg_hba.conf that let somebody in from elsewhere without a password or without encryption."""
    if not admin.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchall()[0][0]:
        return
    found = admin.execute("""
        SELECT line_number, array_to_string(ARRAY[type, array_to_string(database, ','), array_to_string(user_name, ','),
               address, auth_method], ' ')
        FROM pg_hba_file_rules
        WHERE type LIKE 'host%' AND auth_method <> 'reject'
            AND NOT (address = 'localhost' OR address LIKE '127.%' OR address = '::1')
            AND (type <> 'hostssl' OR auth_method NOT IN ('scram-sha-256', 'cert'))
    """)
    for number, line in found:
        said = language.say("line {number} of pg_hba.conf lets people in: {line}", number=number, line=line)
        yield Finding("door", WRONG, said, language.say("Write hostssl and scram-sha-256 there."))


def _durable_findings(admin: Wire, language: Language) -> Iterator[Finding]:
    off = [name for name in ("fsync", "full_page_writes", "synchronous_commit") if _show(admin, name) == "off"]
    for name in off:
        said = language.say("{setting} is off: a loss of power takes what was sold last with it", setting=name)
        do = language.say("Type in psql: {command}", command=f"ALTER SYSTEM SET {name} = on")
        yield Finding("durable", WRONG, said, do)
    if not off:
        yield Finding("durable", WELL, language.say("what the server took is on its disk"))


def _standby_finding(admin: Wire, language: Language) -> Finding:
    say = language.say
    if not _show(admin, "synchronous_standby_names"):
        said = say("none: a disk that dies takes with it what no terminal heard yet")
        return Finding("standby", LOOK, said, say("docs/server.md says how to have a second server that keeps up."))
    there = admin.execute("SELECT count(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')").fetchall()
    if not there[0][0]:
        do = say("Start the standby, or take its name out of synchronous_standby_names.")
        return Finding("standby", WRONG, say("it is away: terminals wait, and go on alone"), do)
    return Finding("standby", WELL, say("it has every fact before a terminal hears that it arrived"))


def _room_findings(admin: Wire, language: Language) -> Iterator[Finding]:
    say = language.say
    size, age = admin.execute(
        "SELECT pg_database_size(oid), age(datfrozenxid) FROM pg_database WHERE datname = current_database()"
    ).fetchall()[0]
    megabytes = language.number(round(Decimal(size) / 10**6))
    if _show(admin, "autovacuum") == "off" or age > _TOO_OLD_TO_WAIT:
        said = say("{size} MB, and nobody tidies up", size=megabytes)
        yield Finding("room", WRONG, said, say("Set autovacuum = on: without it PostgreSQL stops one day."))
    else:
        yield Finding("room", WELL, say("{size} MB", size=megabytes))
    terminals = admin.execute("SELECT count(*) FROM counter.terminals WHERE revoked_at IS NULL").fetchall()[0][0]
    if terminals * _A_TERMINAL_NEEDS + 10 > int(_show(admin, "max_connections")):
        said = language.say_count("{count} terminal is more than it has connections for",
                                  "{count} terminals are more than it has connections for", terminals)  # fmt: skip
        needed = terminals * _A_TERMINAL_NEEDS + 10
        do = say("Set {setting} to {value}.", setting="max_connections", value=needed)
        yield Finding("room", LOOK, said, do)
    if int(_show(admin, "max_prepared_transactions")):
        setting = "max_prepared_transactions"
        said = say("{setting} is not 0: a stolen terminal could hold its shop up", setting=setting)
        yield Finding("rights", LOOK, said, say("Set {setting} to {value}.", setting=setting, value=0))


def _show(admin: Wire, name: str) -> str:
    return str(admin.execute("SELECT current_setting(%s)", [name]).fetchall()[0][0])
