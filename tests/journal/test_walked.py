"""What is followed in the own chain, so that nothing in it is hidden, across acts that were undone."""

from __future__ import annotations

import pytest

from cafe import Cafe
from counter.flows.proof import prove_pin
from counter.flows.shop import Act
from counter.flows.staff import change_pin
from counter.journal.fact import subject_of
from counter.kernel.errors import Refused
from counter.people.facts import SignedIn


def test_what_was_looked_at_in_an_act_that_was_undone_is_looked_at_anew(cafe: Cafe) -> None:
    """Its facts are none by then: whoever says yes after a refusal is not told that their PIN was changed."""
    rosa, chris = cafe.staff("Rosa"), cafe.staff("Chris")
    cafe.shop.do(rosa, change_pin, rosa, "246810")

    def refused(act: Act) -> None:
        act.record(SignedIn(staff_id=cafe.ana))
        act.record(SignedIn(staff_id=chris))
        act.shop.journal.sealed.check(act.unit.connection, [subject_of("sign_in", chris)], whole=True)
        raise Refused("No.")

    cafe.shop.do(cafe.ana, prove_pin, rosa)
    with pytest.raises(Refused, match="No"):
        cafe.shop.do(cafe.ana, refused)
    cafe.shop.do(cafe.ana, prove_pin, rosa)
    cafe.sell("Latte")
    cafe.shop.do(cafe.ana, prove_pin, rosa)
