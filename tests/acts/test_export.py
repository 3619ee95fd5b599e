"""Files out of the shop, written by an act."""

from __future__ import annotations

from pathlib import Path

from acts.fixtures import acts, cafe_acts, made
from acts.lines import Acts, act

__all__ = ["acts", "cafe_acts", "made"]


def test_an_act_writes_what_is_known_and_what_cannot_be_is_refused(cafe_acts: Acts, tmp_path: Path) -> None:
    out, none = tmp_path / "orders.csv", tmp_path / "none"
    written = act("export", what="orders", file=str(out))
    assert cafe_acts.last(act("ring_up", item="Latte"), act("pay"), written)["not_closed"] == []
    assert "Latte" in out.read_text("utf-8-sig")
    for said, why in (
        ({"what": "books"}, "Close the till first."),
        ({"what": "orders", "format": "beancount"}, "Only books are written as beancount."),
        ({"what": "orders", "from": "2026-11-25", "to": "2026-11-24"}, "comes before"),
    ):
        (answer,) = cafe_acts(act("export", file=str(none), **said))
        assert (answer["ok"], why in answer["refused"]) == (False, True)
    assert not none.exists()


def test_an_act_names_the_accounts_of_the_books(cafe_acts: Acts) -> None:
    named, wrong = cafe_acts(
        act("set", book_accounts={"card": "Assets:Bank"}, by="Rosa"),
        act("set", book_accounts={"card": "bank"}, by="Rosa"),
    )
    assert (named["ok"], wrong["ok"], "is no account" in wrong["refused"]) == (True, False, True)
