"""5. Partners' faults are ours to the customer; the owner sees a tally by partner."""

from __future__ import annotations

from acts.lines import AT, Acts, act

SOLD = (act("ring_up", item="Latte", at=AT), act("pay"))
BROKE = act("mishap", order="1", kind="card_or_printer", their_words="Your machine took three tries")


def test_the_words_own_it_and_the_owner_sees_whose_it_was(cafe_acts: Acts) -> None:
    *_, told, named, owners, baristas = cafe_acts(
        *SOLD, BROKE, act("mishap", mishap="1a", cause="payment firm", by="Rosa"),
        act("report", by="Rosa"), act("report"),
    )  # fmt: skip
    assert named["ok"]
    said = str(list(told["said"].values()))
    assert "our" in said.casefold()
    assert "payment firm" not in said
    assert owners["recovery"]["by_partner"] == {"payment firm": 1}
    assert owners["recovery"]["each"][0]["cause"] == "payment firm"
    assert "payment firm" not in str(baristas)
