"""20. Take a breath: an order that will be late gives one cue, and help is one tap on its card."""

from __future__ import annotations

from cafe import Cafe
from counter.recovery.queries import unanswered
from ui.bar.harness import BarHarness
from ui.recovery.harness import RecoveryHarness
from ui.sync_desk import SyncDesk


def test_a_late_order_has_one_cue_and_its_help_in_one_tap(cafe: Cafe) -> None:
    work = SyncDesk(cafe)
    bar = BarHarness(work)
    order_id = work.late_order("Latte", customer="Ben")
    (card,) = bar.look().cards
    assert card.advice is not None
    assert card.advice.name.startswith("Make it right, order 1")
    assert bar.state.question is None, "nothing stands over the bar by itself"
    bar.presenter.make_right(order_id)
    assert bar.to_make_right == [order_id]


def test_in_a_rush_of_late_orders_each_has_its_one_cue_and_nothing_moves_by_itself(cafe: Cafe) -> None:
    work = SyncDesk(cafe)
    bar = BarHarness(work)
    for name in ("Ben", "Lea", "Mo", "Ines", "Kai", "Ada"):
        work.sell("Latte", customer=name)
    work.wait(30)
    before = bar.look()
    advised = [card for card in before.cards if card.advice]
    assert advised == list(before.cards), "each late order says so once, on its own card"
    assert bar.state.question is None
    work.wait(0)
    after = bar.look()
    assert [card.advice for card in after.cards] == [card.advice for card in before.cards]


def test_help_is_one_tap_and_nothing_has_to_be_thought_up(cafe: Cafe) -> None:
    """From the bar's card the words are there to say, in order, and what fits is chosen: the second tap records it."""
    work = SyncDesk(cafe)
    bar, page = BarHarness(work), RecoveryHarness(work)
    order_id = work.late_order("Latte", customer="Ben")
    bar.look()
    bar.presenter.make_right(order_id)
    page.presenter.open(bar.to_make_right[0])
    case = page.case
    assert (case.kind, [step.label for step in case.steps]) == ("late", ["Hear", "Own", "Promise", "Thank"])
    assert [gesture.id for gesture in case.gestures if gesture.chosen] == ["apology", "voucher"]
    page.presenter.refresh()
    assert page.case == case, "a look at the clock changes nothing under a finger"
    page.presenter.record()
    assert work.shop.read(unanswered) == ()
