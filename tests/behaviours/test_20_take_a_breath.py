"""20. Take a breath: an order that will be late gives one cue, and help is one tap on its card."""

from __future__ import annotations

from cafe import Cafe
from ui.bar.harness import BarHarness
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
