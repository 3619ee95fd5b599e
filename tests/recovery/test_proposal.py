"""What fits is proposed: the loss is matched, effort counts, nobody gets the same slip twice."""

from __future__ import annotations

import pytest

from cafe import eur
from counter.kernel.money import Money
from counter.kernel.resources import resource
from counter.recovery.facts import GRAVE, SMALL
from counter.recovery.offers import NEEDS_ORDER, VOUCHER
from counter.recovery.playbook import read_playbook
from counter.recovery.proposal import Loss, propose
from counter.recovery.rules import SEVERITIES

BOOK = read_playbook(resource("playbook", "playbook.toml"), "EUR")
WORTH = {"voucher": eur("3.00"), "refund": eur("3.80"), "whole_order": eur("6.40")}


def fits(loss: Loss, severity: str = SMALL, *, but: frozenset[str] = frozenset()) -> tuple[str, ...]:
    def cost(gesture: str) -> Money:
        return WORTH.get(gesture, eur("0.00"))

    return propose(BOOK.pages[loss.kind].answer(severity), loss, lambda gesture: gesture not in but, cost)


def test_a_wait_is_a_word_and_credit_once_the_promise_is_broken_and_a_word_before() -> None:
    assert fits(Loss(kind="late", missed=True)) == ("apology", "voucher")
    assert fits(Loss(kind="late")) == ("apology",)
    assert fits(Loss(kind="late", missed=True, has_slip=True)) == ("apology",)


def test_a_wrong_drink_is_made_again_first_and_a_wrong_charge_is_money_now() -> None:
    assert fits(Loss(kind="wrong_item")) == ("apology", "remake")
    assert fits(Loss(kind="overcharged")) == ("apology", "refund")


def test_what_was_put_right_at_once_is_a_word_and_no_slip() -> None:
    for kind in BOOK.pages:
        assert "voucher" not in fits(Loss(kind=kind, put_right=True))
    assert fits(Loss(kind="wrong_item", put_right=True)) == ("apology",)


def test_more_is_due_where_they_had_to_ask_or_come_back() -> None:
    assert fits(Loss(kind="wrong_item", effort=1)) == ("apology", "remake", "voucher")
    assert fits(Loss(kind="late", missed=True, effort=2)) == ("apology", "make_first", "voucher")
    assert fits(Loss(kind="wrong_item", effort=1, has_slip=True)) == ("apology", "remake", "carry")


@pytest.mark.parametrize("kind", list(BOOK.pages))
@pytest.mark.parametrize("severity", SEVERITIES)
def test_whoever_came_with_our_apology_gets_no_second_slip_but_money_back(kind: str, severity: str) -> None:
    loss = Loss(kind=kind, missed=True, came_with_slip=True, effort=3)
    chosen = fits(loss, severity)
    assert loss.is_second_miss
    assert "voucher" not in chosen
    assert chosen[0] == "apology"
    assert {"refund", "whole_order"} & set(chosen)


@pytest.mark.parametrize("kind", list(BOOK.pages))
@pytest.mark.parametrize("severity", SEVERITIES)
def test_what_is_proposed_stays_within_what_may_be_given(kind: str, severity: str) -> None:
    for minor in (0, 299, 300, 570, 1000):
        chosen = fits(Loss(kind=kind, missed=True, effort=1, left=Money(minor, "EUR")), severity)
        assert sum(WORTH[each].minor for each in chosen if each in WORTH) <= minor
        assert "apology" in chosen


@pytest.mark.parametrize("kind", list(BOOK.pages))
@pytest.mark.parametrize("severity", SEVERITIES)
def test_no_kind_only_says_no(kind: str, severity: str) -> None:
    """Besides the word there are two remedies at least, with an order or without, after a slip too."""
    offer = BOOK.pages[kind].answer(severity).offer
    assert len([each for each in offer if each != "apology" and each not in NEEDS_ORDER]) >= 2
    assert len([each for each in offer if each not in ("apology", VOUCHER)]) >= 2
    assert fits(Loss(kind=kind), severity, but=NEEDS_ORDER)


def test_a_grave_one_gives_more_than_a_small_one() -> None:
    more = [kind for kind in BOOK.pages if set(fits(Loss(kind=kind), GRAVE)) > set(fits(Loss(kind=kind), SMALL))]
    assert len(more) >= 10
