"""What the page Machines says of each machine: whether it is there, what it has not sent, what is known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from counter.kernel.errors import Sentence
from counter.kernel.ids import TerminalId
from counter.kernel.language import Language
from counter.link.joining_server import Machine
from counter.link.status import LinkState, LinkStatus
from counter.reports.machines import KnownMachine
from counter.settings.rules import Settings
from counter.terminals.model import Terminal
from counter.ui.office.build_machine_card import machine_card, only_there, revoked_words, server_state
from counter.ui.office.build_machine_forms import usual_name
from counter.ui.office.build_machines import AllMachines, machine_rows

NOW = datetime(2026, 11, 20, 8, 36, tzinfo=UTC)
SETTINGS, SAYS = Settings(zone_name="UTC"), Language("en")
CONNECTED = LinkStatus(state=LinkState.CONNECTED, host="192.168.1.10", round_trip=timedelta(milliseconds=4))


def known(number: int, name: str, role: str = "till", *, seen: datetime = NOW, **more: object) -> KnownMachine:
    terminal = Terminal(terminal=TerminalId(f"T{number}"), name=name, place="", role=role, **more)  # type: ignore[arg-type]
    return KnownMachine(terminal, head=100, newest=seen, today=96, is_whole=True)


T1, T2 = known(1, ""), known(2, "Till 2")
T3 = known(3, "Till 3", seen=NOW - timedelta(minutes=5))
BAR = known(4, "Bar screen", "bar", seen=NOW - timedelta(days=1))
OLD = known(5, "old tablet", revoked_at=datetime(2026, 11, 3, tzinfo=UTC))


def machines(*there: KnownMachine, status: LinkStatus = CONNECTED, keeps: bool = True, coming: int = 0) -> AllMachines:
    """The server heard each of them when its newest fact was made; `coming` facts of T2 are not here yet."""
    heard = {
        each.terminal.terminal: Machine(
            each.terminal.terminal, each.newest, each.head + (coming if each is T2 else 0), "1.4.0", None
        )
        for each in there
    }
    return AllMachines(there, heard, status, TerminalId("T1"), keeps, "1.4.0", NOW)


def lines(all_: AllMachines, one: KnownMachine, settings: Settings = SETTINGS) -> dict[str, str]:
    return dict(machine_card(all_, one, settings, SAYS).lines)


def test_who_is_there_who_is_away_and_who_sleeps() -> None:
    rows = machine_rows(machines(T1, T2, T3, BAR, OLD, coming=2), TerminalId("T2"), SETTINGS, SAYS)
    assert [(row.name, row.seen.words, row.unsent) for row in rows] == [
        ("Till 1", "Now", "all sent"),
        ("Till 2", "Now", "2 on the way"),
        ("Till 3", "Away since 8:31", "not known yet"),
        ("Bar screen", "Asleep since yesterday", "all sent by then"),
    ]
    assert [row.terminal for row in rows if row.chosen] == ["T2"]
    assert rows[0].under == "this machine"


def test_the_servers_clock_says_who_is_there() -> None:
    early = replace(machines(T1, T2), now=NOW - timedelta(hours=3))
    assert [row.seen.words for row in machine_rows(early, TerminalId("T1"), SETTINGS, SAYS)] == ["Now", "Now"]


def test_while_the_server_is_away_nobody_says_who_else_is() -> None:
    away = LinkStatus(state=LinkState.AWAY, host="192.168.1.10", waiting=14, since=NOW - timedelta(minutes=12))
    rows = machine_rows(machines(T1, T2, status=away), TerminalId("T1"), SETTINGS, SAYS)
    assert [(row.seen.words, row.unsent) for row in rows] == [("Now", "14 on the way"), ("Seen 8:36", "not known yet")]
    server = server_state(machines(T1, T2, status=away), SETTINGS, SAYS)
    assert (server.title, server.under) == ("The shop’s server does not answer", "192.168.1.10 · 14 facts wait here")
    assert server.mark.words == "Away since today 8:24"


def test_a_server_that_answers_and_one_that_refuses() -> None:
    server = server_state(machines(T1, T2), SETTINGS, SAYS)
    assert (server.title, server.under) == ("The shop’s server answers", "192.168.1.10 · 4 ms · 192 facts today")
    refused = LinkStatus(state=LinkState.REFUSED, trouble=Sentence("This machine was revoked."))
    assert server_state(machines(T1, status=refused), SETTINGS, SAYS).under == "This machine was revoked."


def test_what_is_known_of_a_machine_that_is_away() -> None:
    card = machine_card(machines(T1, T3), T3, SETTINGS, SAYS)
    assert dict(card.lines) == {
        "Last seen": "today 8:31",
        "Facts received": "96 today, no gap",
        "Since then": "sells on its own",
        "Joined": "from the beginning",
        "Version": "1.4.0",
    }
    assert card.note.startswith("Nothing is lost.")
    gap = lines(machines(T1, T3), replace(T3, is_whole=False))
    assert gap["Facts received"] == "96 today, some are missing"


def test_the_bars_machine_is_said_and_missed_where_it_is_away() -> None:
    bar_at_3 = replace(SETTINGS, bar_terminal=TerminalId("T3"))
    card = machine_card(machines(T1, T3), T3, bar_at_3, SAYS)
    assert (dict(card.lines)["The bar"], card.shows_bar) == ("is shown here", "")
    assert card.note.startswith("It shows the bar: while it is away nobody notices a missed promise.")
    assert machine_card(machines(T1, T3), T1, bar_at_3, SAYS).shows_bar == "Let it show the bar"


def test_only_the_keeper_revokes_and_never_itself() -> None:
    keeper, other = machines(T1, T2), machines(T1, T2, keeps=False)
    assert machine_card(keeper, T2, SETTINGS, SAYS).revoke == "Revoke this machine"
    assert machine_card(keeper, T1, SETTINGS, SAYS).revoke == ""
    assert machine_card(other, T2, SETTINGS, SAYS).revoke == ""
    assert only_there(keeper, SAYS) == ""
    assert only_there(other, SAYS) == "Machines are added and revoked at Till 1: it keeps the shop’s key."
    assert revoked_words(machines(T1, OLD), SAYS) == "1 machine revoked: old tablet, 3 Nov"
    by_rosa = replace(OLD, revoked_by="Rosa")
    assert revoked_words(machines(T1, by_rosa), SAYS) == "1 machine revoked: old tablet, 3 Nov, by Rosa"


def test_a_new_machine_has_a_name_that_no_other_has() -> None:
    assert usual_name("till", (T1, T2, T3), SAYS) == "Till 4"
    assert usual_name("bar", (T1,), SAYS) == "Bar screen"
    assert usual_name("bar", (T1, BAR), SAYS) == "Bar screen 2"
