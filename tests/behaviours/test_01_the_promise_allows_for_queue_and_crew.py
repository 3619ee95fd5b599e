"""1. The promise allows for the queue and the crew: more queue or fewer hands never give an earlier time."""

from __future__ import annotations

from acts.lines import AT, Acts, act

SOLD = tuple(line for _ in range(6) for line in (act("ring_up", item="Latte"), act("pay")))


def dues(answers: list[dict[str, object]]) -> list[str]:
    return [str(answer["promise"]["due"]) for answer in answers if answer["act"] == "pay"]  # type: ignore[index]


def test_a_longer_queue_never_gives_an_earlier_time(cafe_acts: Acts) -> None:
    promised = dues(cafe_acts(act("on_bar", staff=["Ana", "Dana"], at=AT), *SOLD))
    assert promised == sorted(promised)
    assert promised[0] < promised[-1]
