"""The machines of a shop: the first is there unsaid; one joins, is called otherwise, and leaves for good."""

from __future__ import annotations

import pytest

from cafe import Cafe
from counter.flows.playbook import undo_change
from counter.flows.shop import Act
from counter.flows.staff import change_pin
from counter.flows.terminals import note_revoked, rename_terminal
from counter.journal.heads import START
from counter.journal.queries import newest_seq
from counter.kernel.errors import Refused
from counter.kernel.ids import TerminalId
from counter.reports.all_changes import all_changes
from counter.terminals.facts import TerminalJoined
from counter.terminals.queries import read_terminals, the_terminal
from counter.ui.office.build_changes import change_states

T2 = TerminalId("T2")


def join(cafe: Cafe, terminal: TerminalId, name: str) -> None:
    def record(act: Act) -> None:
        act.record(TerminalJoined(terminal=terminal, name=name, role="till", place="door"))

    cafe.shop.do(cafe.staff("Rosa"), record)


def test_a_shop_with_one_machine_has_its_first_terminal_though_nobody_said_so(cafe: Cafe) -> None:
    (only,) = cafe.shop.read(read_terminals)
    assert (only.terminal, only.called, only.role, only.joined_at) == ("T1", "T1", "till", None)


def test_terminals_are_listed_by_number(cafe: Cafe) -> None:
    for name in ("T10", "T2"):
        join(cafe, TerminalId(name), name)
    assert [each.terminal for each in cafe.shop.read(read_terminals)] == ["T1", "T2", "T10"]


def test_changes_say_who_let_a_machine_in_or_took_it_out_and_only_its_name_is_taken_back(cafe: Cafe) -> None:
    shop, rosa = cafe.shop, cafe.staff("Rosa")
    join(cafe, T2, "Tablet")
    shop.do(rosa, rename_terminal, T2, "Bar", "back", "bar")
    renamed, joined = shop.read(all_changes)[:2]
    told = change_states((renamed, joined), shop.playbook, shop.language)
    assert told[0].heading.startswith("Rosa")
    assert told[0].what.splitlines() == [
        "Tablet is called Bar now.",
        "Bar is Bar screen now, and was Till.",
        "Bar stands here now: back.",
    ]
    assert (told[0].over, told[1].what) == ("", "Tablet joined the shop as T2: Till.")
    assert told[1].over
    shop.do(rosa, undo_change, renamed.fact_id)
    known = shop.read(the_terminal, T2)
    assert (known.name, known.place, known.role) == ("Tablet", "door", "till")
    shop.do(rosa, note_revoked, T2, START)
    revoked = shop.read(all_changes)[0]
    assert change_states((revoked,), shop.playbook, shop.language)[0].over
    for change in (revoked, joined):
        with pytest.raises(Refused):
            shop.do(rosa, undo_change, change.fact_id)
    assert shop.read(the_terminal, T2).revoked_at is not None


def test_what_left_is_neither_called_otherwise_nor_takes_itself_out_and_a_barista_does_neither(cafe: Cafe) -> None:
    shop, rosa = cafe.shop, cafe.staff("Rosa")
    join(cafe, T2, "Tablet")
    shop.do(rosa, change_pin, rosa, "123456")
    with pytest.raises(Refused, match="Rosa"):
        shop.do(cafe.ana, note_revoked, T2, START)
    with pytest.raises(Refused):
        shop.do(rosa, note_revoked, shop.terminal, START)
    shop.do(rosa, note_revoked, T2, START)
    facts = shop.read(newest_seq, shop.terminal)
    shop.do(rosa, note_revoked, T2, START)  # again, where a server forgot it
    assert shop.read(newest_seq, shop.terminal) == facts
    for terminal, name, role in (
        (T2, "Bar", "bar"),
        ("T3", "Bar", "bar"),
        ("T1", " ", "till"),
        ("T1", "Bar", "lounge"),
    ):
        with pytest.raises(Refused):
            shop.do(rosa, rename_terminal, TerminalId(terminal), name, "", role)
