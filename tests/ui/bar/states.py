"""Made-up states of the bar, to be shown without a shop."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from counter.kernel.ids import LineId, OrderId
from counter.ui.bar.state import (
    Advice,
    AdviceAction,
    BarState,
    ButtonState,
    CardState,
    Mood,
    Tick,
    ToMake,
    WaitingState,
    WholeBar,
)


def tick(what: str, detail: str = "", *, made: bool = False) -> Tick:
    return Tick(LineId(uuid4()), what, detail, made, f"{what} {detail}")


def card(number: int, mood: Mood = Mood.SAFE, **changed: object) -> CardState:
    state = CardState(
        order_id=OrderId(uuid4()),
        mood=mood,
        left="3:00 left",
        promised="promised 8:39",
        customer="Priya",
        where=f"{number} · here · 3 items",
        ticks=(tick("1× Latte", "M · soy"), tick("2× Flat white")),
        ready_name=f"Ready, order {number}",
        name=f"Order {number}, Priya: 3:00 left, promised 8:39",
    )
    return replace(state, **changed)  # type: ignore[arg-type]


LATE = Advice(AdviceAction.MAKE_RIGHT, "", "Make it right, order 141", "Greeting, order 141")
RISKY = Advice(AdviceAction.NEW_PROMISE, "8:44", "New promise 8:44, order 144")


def waits(number: int, **changed: object) -> WaitingState:
    state = WaitingState(
        order_id=OrderId(uuid4()),
        title="Sam",
        number=str(number),
        detail="ready 8:33, promised 8:35",
        hand_over_name=f"Handed over, order {number}",
        recall_name=f"Recall, order {number}",
    )
    return replace(state, **changed)  # type: ignore[arg-type]


STATE = BarState(
    cards=(
        card(143, badge="Remake · goes first"),
        card(141, Mood.LATE, advice=LATE, missed=True),
        card(144, Mood.AT_RISK, advice=RISKY),
    ),
    waiting=(waits(140, late=True, make_right_name="Make it right, order 140"),),
    how_many_wait="1, longest 6 min",
    to_make=(ToMake("3", "Latte"), ToMake("6", "Flat white")),
    whole=WholeBar(
        on_bar="3 on bar",
        one_more=ButtonState("One more", "Dana", "One more on the bar: Dana"),
        one_fewer=ButtonState("One fewer", "Chris", "One fewer on the bar: Chris"),
        grinder=ButtonState("Grinder down", name="Grinder down"),
        in_trouble="Trouble",
    ),
)
BUSY = WholeBar(
    on_bar="10 on bar",
    one_more=ButtonState("One more", "all are here", "One more on the bar: all are here", works=False),
    one_fewer=ButtonState("One fewer", "nobody else", "One fewer on the bar: nobody else", works=False),
    grinder=ButtonState("Grinder fixed", "down 120 min", "Grinder fixed, down 120 min"),
    grinder_down=True,
    in_trouble="Trouble (3)",
)
RUSH = tuple(card(number, missed=number == 175) for number in range(143, 183))
