"""At the bar: half an order is never ready, a second tap changes nothing, recall brings everything back."""

import pytest

from cafe import Cafe
from counter.flows import make
from counter.flows.watch import tick
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId, new_id
from counter.people.queries import read_crew
from counter.recovery.queries import unanswered
from counter.reports.bar_board import bar_board


def test_one_of_two_is_not_ready(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Flat white")
    first = cafe.order(order_id).lines[0]
    cafe.shop.do(cafe.ana, make.tick_line, order_id, first.line_id, made=True)
    cafe.shop.do(cafe.ana, make.tick_line, order_id, first.line_id, made=True)
    order = cafe.order(order_id)
    assert (order.made, len(order.lines), order.state) == (1, 2, "placed")
    with pytest.raises(Refused, match="not ready yet"):
        cafe.shop.do(cafe.ana, make.hand_over, order_id)
    cafe.shop.do(cafe.ana, make.tick_line, order_id, first.line_id, made=False)
    assert cafe.order(order_id).made == 0


def test_a_second_tap_on_ready_and_hand_over_changes_nothing(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    once = cafe.kinds()
    cafe.forward(1)
    cafe.ready(order_id)
    assert cafe.kinds() == once
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    once = cafe.kinds()
    cafe.shop.do(cafe.staff("Ben"), make.hand_over, order_id)
    cafe.ready(order_id)
    assert cafe.kinds() == once


def test_recall_brings_it_back_to_the_bar_as_it_was_before_ready(cafe: Cafe) -> None:
    """Ticked and called ready in the same moment, as a script does it: only what was ticked stays so."""
    order_id = cafe.sell("Latte", "Flat white")
    cafe.shop.do(cafe.ana, make.tick_line, order_id, cafe.order(order_id).lines[1].line_id, made=True)
    cafe.ready(order_id)
    assert cafe.order(order_id).made == 2
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    cafe.shop.do(cafe.ana, make.recall, order_id)
    order = cafe.order(order_id)
    assert (order.state, order.ready_at, order.handed_over_at) == ("placed", None, None)
    assert [line.made_at is not None for line in order.lines] == [False, True]
    with pytest.raises(Refused, match="cannot come back"):
        cafe.shop.do(cafe.ana, make.recall, order_id)


def test_half_an_order_is_not_ready_until_somebody_says_what_is_with_the_rest(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Croissant")
    latte, croissant = cafe.order(order_id).lines
    with pytest.raises(Refused, match="Nothing of order 1 is made"):
        cafe.shop.do(cafe.ana, make.ready, order_id, unmade=make.EXPLAINED, why="sold out")
    cafe.shop.do(cafe.ana, make.tick_line, order_id, latte.line_id, made=True)
    with pytest.raises(Refused, match="1 of 2 lines of order 1 are made"):
        cafe.shop.do(cafe.ana, make.ready, order_id)
    with pytest.raises(Refused, match="Say why"):
        cafe.shop.do(cafe.ana, make.ready, order_id, unmade=make.EXPLAINED, why=" ")
    assert cafe.order(order_id).state == "placed"
    mishap_id = cafe.shop.do(cafe.ana, make.ready, order_id, unmade=make.EXPLAINED, why="Sold out")
    order = cafe.order(order_id)
    assert (order.state, order.made, [line.left_off for line in order.lines]) == ("ready", 1, ["", "Sold out"])
    (open_one,) = cafe.shop.read(unanswered)
    assert (open_one.mishap_id, open_one.kind, open_one.order_id) == (mishap_id, "sold_out", order_id)
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    cafe.shop.do(cafe.ana, make.recall, order_id)
    assert [line.left_off for line in cafe.order(order_id).lines] == ["", ""]
    assert cafe.order(order_id).unmade[0].line_id == croissant.line_id


def test_a_slip_on_recall_long_after_the_promise_is_no_miss(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    since = cafe.order(order_id).ready_at
    cafe.clock.set(cafe.promise(order_id).first_due)
    cafe.forward(30)
    cafe.shop.do(cafe.ana, make.recall, order_id)
    cafe.forward(0.5)
    cafe.shop.do(cafe.shop.itself, tick)
    assert cafe.shop.read(unanswered) == ()
    cafe.ready(order_id)
    assert cafe.order(order_id).ready_at == since
    assert cafe.vouchers(order_id) == ()


def test_handing_over_is_taken_back_and_it_waits_as_ready_as_it_was(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Croissant")
    latte, _ = cafe.order(order_id).lines
    cafe.shop.do(cafe.ana, make.tick_line, order_id, latte.line_id, made=True)
    cafe.shop.do(cafe.ana, make.ready, order_id, unmade=make.EXPLAINED, why="Sold out")
    waiting = cafe.order(order_id)
    cafe.clock.set(cafe.promise(order_id).first_due)
    cafe.forward(1)
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    cafe.shop.do(cafe.ana, make.take_back, order_id)
    order = cafe.order(order_id)
    assert (order.state, order.ready_at, order.handed_over_at) == ("ready", waiting.ready_at, None)
    assert order.lines == waiting.lines
    cafe.forward(2)
    cafe.shop.do(cafe.shop.itself, tick)
    assert [mishap.kind for mishap in cafe.shop.read(unanswered)] == ["sold_out"]
    assert cafe.vouchers(order_id) == ()
    cafe.shop.do(cafe.ana, make.take_back, order_id)
    assert cafe.order(order_id).state == "placed"


def test_what_was_recalled_for_good_after_its_promise_is_missed(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    cafe.clock.set(cafe.promise(order_id).first_due)
    cafe.forward(1)
    cafe.shop.do(cafe.ana, make.recall, order_id)
    cafe.forward(2.1)
    cafe.shop.do(cafe.shop.itself, tick)
    assert [mishap.kind for mishap in cafe.shop.read(unanswered)] == ["late"]
    cafe.ready(order_id)
    assert cafe.order(order_id).ready_at == cafe.clock.now()


def test_what_is_not_known_is_refused(cafe: Cafe) -> None:
    with pytest.raises(Refused, match="not known"):
        cafe.ready(OrderId(new_id()))
    order_id = cafe.sell("Latte")
    with pytest.raises(Refused, match="not on the order"):
        cafe.shop.do(cafe.ana, make.tick_line, order_id, LineId(new_id()), made=True)


def test_the_bar_is_ordered_by_promise(cafe: Cafe) -> None:
    orders = []
    for names in (("Latte",), ("Latte", "Flat white", "Cappuccino"), ("Espresso",)):
        orders.append(cafe.sell(*names))
        cafe.forward(0.5)
    cards = cafe.shop.read(bar_board).making
    due = [cafe.due(card.order.order_id) for card in cards]
    assert due == sorted(due)
    assert {card.order.order_id for card in cards} == set(orders)
    cafe.ready(orders[2])
    board = cafe.shop.read(bar_board)
    assert [card.order.order_id for card in board.waiting] == [orders[2]]
    assert len(board.making) == 2


def test_a_station_in_trouble_stays_so_until_it_is_fine(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, make.report_station, "espresso", "down")
    assert cafe.shop.read(bar_board).trouble == {"espresso": "down"}
    cafe.shop.do(cafe.ana, make.report_station, "espresso", "")
    assert cafe.shop.read(bar_board).trouble == {}


def crew(cafe: Cafe) -> list[str]:
    return [person.name for person in cafe.shop.read(read_crew)]


def test_one_more_is_whoever_says_so_then_the_next_and_one_fewer_takes_it_back(cafe: Cafe) -> None:
    chris = cafe.staff("Chris")
    seen = [crew(cafe)]
    for _ in range(4):
        cafe.shop.do(chris, make.one_more)
        seen.append(crew(cafe))
    assert seen[1:3] == [["Ben", "Chris"], ["Ben", "Chris", "Ana"]]
    with pytest.raises(Refused, match="on the bar already"):
        cafe.shop.do(chris, make.one_more)
    for before in reversed(seen[:-1]):
        cafe.shop.do(chris, make.one_fewer)
        assert crew(cafe) == before
    with pytest.raises(Refused, match="Nobody else"):
        cafe.shop.do(chris, make.one_fewer)
    assert crew(cafe) == ["Ben"]


def test_one_more_on_an_empty_bar_is_one(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, make.staff_bar, ())
    with pytest.raises(Refused, match="Nobody else"):
        cafe.shop.do(cafe.ana, make.one_fewer)
    cafe.shop.do(cafe.ana, make.one_more)
    assert crew(cafe) == ["Ana"]


def test_the_grinder_takes_its_station_along_and_a_second_tap_changes_nothing(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, make.report_grinder, down=True)
    down_at, once = cafe.clock.now(), cafe.kinds()
    cafe.forward(2)
    cafe.shop.do(cafe.ana, make.report_grinder, down=True)
    assert cafe.kinds() == once
    board = cafe.shop.read(bar_board)
    assert (board.trouble, board.grinder_down_since) == ({"espresso": "down"}, down_at)
    cafe.shop.do(cafe.ana, make.report_grinder, down=False)
    board = cafe.shop.read(bar_board)
    assert (board.trouble, board.grinder_down_since) == ({}, None)


def test_a_slow_grinder_is_not_down(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, make.report_station, "espresso", "slow")
    assert cafe.shop.read(bar_board).grinder_down_since is None
