"""What the desk says of every voucher and of what is still owed on them, reckoned again from the journal alone."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pysqlite3
import pytest

from acts.fixtures import acts, cafe_acts, made
from acts.lines import Acts, act

__all__ = ["acts", "cafe_acts", "made"]
BEGIN = datetime(2026, 11, 23, 8, tzinfo=UTC)
COUNT, TRIES = 8, 24
STATES = {"live", "used", "expired", "replaced", "cancelled"}


def reckoned(folder: Path, today: str) -> Counter[tuple[str, int, int]]:
    """State, worth and what is left, by a reading of the facts that knows nothing of Counter's own."""
    journal = pysqlite3.connect(f"file:{folder / 'counter.sqlite'}?mode=ro", uri=True)
    known: dict[str, dict[str, Any]] = {}
    facts = journal.execute("SELECT kind, body FROM journal WHERE kind LIKE 'Voucher%' ORDER BY position, arrived")
    for kind, written in facts:
        fact = json.loads(written)
        worth = fact.get("amount", [0])[0]
        if kind == "VoucherIssued":
            known[fact["voucher_id"]] = {
                "worth": worth, "left": worth, "until": fact["good_until"], "state": "live", "used": {},
            }  # fmt: skip
            continue
        it = known[fact["voucher_id"]]
        if kind == "VoucherRedeemed":
            off = worth if fact.get("keeps_rest") else it["left"]
            it["used"][fact["order_id"]] = off
            it["left"] -= off
            it["state"] = "live" if it["left"] else "used"
        elif kind == "VoucherRestored":
            it["left"] += it["used"].pop(fact["order_id"])
            it["state"] = "live"
        elif kind == "VoucherHonoured":
            it["until"] = max(it["until"], fact["good_until"])
        else:
            it["state"] = "cancelled" if kind == "VoucherCancelled" else "replaced"
            it["left"] -= worth if kind == "VoucherReplaced" else it["left"]
    journal.close()
    late = {"live": "expired"}
    return Counter(
        (late.get(it["state"], it["state"]) if it["until"] < today else it["state"], it["worth"], it["left"])
        for it in known.values()
    )


def minor(amount: str) -> int:
    return int(amount.replace(".", ""))


def given(place: int) -> list[dict[str, Any]]:
    """A voucher that somebody has, of one worth or another."""
    order, amount = str(place + 1), f"{2 + place % 4}.00"
    gesture = {"gesture": "voucher", "amount": amount}
    return [
        act("ring_up", item="Beans"), act("pay"), act("ready", order=order), act("hand_over", order=order),
        act("mishap", order=order, kind="not_good", gestures=[gesture], by="Rosa"),
    ]  # fmt: skip


def tried(chance: random.Random, codes: list[str], order: int) -> list[dict[str, Any]]:
    """Something that somebody tries with one of them; an order that it makes has that number."""
    code, called = chance.choice(codes), str(order)
    done = [act("ready", order=called), act("hand_over", order=called)]
    buys = [act("ring_up", item="Croissant"), act("attach_voucher", code=code), act("pay"), *done]
    ways = [
        buys,
        buys,
        buys,
        [*buys, act("refund", order=called, all=True, reason="cold", by="Rosa")],
        [act("cancel_voucher", code=code, reason="given twice", by="Dana")],
        [act("reissue", code=code, by="Dana")],
        [act("honour", code=code, reason="they were away", by="Dana")],
        [act("set", voucher_keeps_rest=chance.random() < 0.6)],
    ]
    return chance.choice(ways)


@pytest.mark.parametrize("seed", [1, 2])
def test_states_and_what_is_owed_are_those_of_the_journal(cafe_acts: Acts, seed: int) -> None:
    chance, seen = random.Random(seed), Counter[str]()
    first, *rest = [line for place in range(COUNT) for line in given(place)]
    answers = cafe_acts(first | {"at": BEGIN.isoformat()}, *rest)
    codes = [each["code"] for answer in answers for each in answer.get("vouchers", [])]
    order = COUNT
    for day in (0, 60, 95):  # of the last some are over
        at, lines = BEGIN + timedelta(days=day, hours=1), []
        order = order if day == 0 else 0
        for _ in range(TRIES // 2):
            more = tried(chance, codes, order + 1)
            order += any(line["act"] == "pay" for line in more)
            lines += more
        answers = cafe_acts(lines[0] | {"at": at.isoformat()}, *lines[1:], act("look_up"))
        codes += [answer["code"] for answer in answers if answer["act"] == "reissue" and answer["ok"]]
        listed = answers[-1]
        said = Counter((each["state"], minor(each["amount"]), minor(each["left"])) for each in listed["vouchers"])
        mine = reckoned(cafe_acts.folder, at.date().isoformat())
        assert said == mine
        owed = [left for state, _, left in mine.elements() if state == "live"]
        assert (minor(listed["still_out"]), listed["count"]) == (sum(owed), len(owed))
        seen.update(each["state"] for each in listed["vouchers"])
    assert {"live", "used", "expired"} <= set(seen) <= STATES
