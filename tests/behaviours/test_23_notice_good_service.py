"""23. Notice good service, be nice to colleagues: good moments are noted, and nobody is ranked by failures."""

from __future__ import annotations

from typing import Any

from acts.lines import AT, SHOP, Acts, act


def test_thanks_are_read_at_the_next_sign_in(cafe_acts: Acts) -> None:
    *_, first, second = cafe_acts(
        act("good_moment", words="Dana ran the order out.", thanks="Dana", by="Ana", at=AT),
        act("sign_in", name="Dana"), act("sign_in", name="Dana"),
    )  # fmt: skip
    assert "Dana ran the order out." in str(first["thanks"])
    assert second["thanks"] == []


def test_no_figure_of_the_day_counts_what_went_wrong_by_person(cafe_acts: Acts) -> None:
    *_, report = cafe_acts(
        act("ring_up", item="Latte", at=AT, by="Dana"), act("pay", by="Dana"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "apology"}], by="Dana"),
        act("report", by="Rosa"),
    )  # fmt: skip

    def named(value: object, path: str = "") -> list[str]:
        if isinstance(value, dict):
            return [found for key, each in value.items() for found in named(each, f"{path}.{key}")] + [
                path for key in value if key == "Dana"
            ]
        if isinstance(value, list):
            return [found for each in value for found in named(each, path)]
        return [path] if value == "Dana" else []

    assert not [path for path in named(report.get("recovery", {})) if path]


def day_of(acts: Acts, folder: str, *, late: str, wrong: str) -> dict[str, Any]:
    """A day on which one person is late twice and another gets a drink wrong; all of it is told to Ben."""
    shop = Acts(acts.folder.with_name(folder))
    staff = [{"name": name} for name in ("Ana", "Dana", "Ben")] + [{"name": "Rosa", "role": "owner"}]
    lines = [SHOP | {"staff": staff}]
    for order, (who, kind) in enumerate(((late, "late"), (late, "late"), (wrong, "wrong_item")), 1):
        lines += [
            act("ring_up", item="Latte", by=who, at=f"2026-11-23T{7 + order:02}:10:00+00:00"), act("pay", by=who),
            act("mishap", order=str(order), kind=kind, their_words="Look", by="Ben",
                at=f"2026-11-23T{7 + order:02}:40:00+00:00"),
            act("ready", order=str(order), unmade="made", by=who), act("hand_over", order=str(order), by=who),
        ]  # fmt: skip
    report = shop.last(*lines, act("report", by="Rosa"))
    return {name: report[name] for name in ("promises", "recovery", "vouchers")}


def test_whoever_it_was_the_day_says_the_same(acts: Acts) -> None:
    """Who failed at what is nowhere in the owner's figures: had it been the other, not one of them would differ."""
    one = day_of(acts, "one", late="Ana", wrong="Dana")
    other = day_of(acts, "other", late="Dana", wrong="Ana")
    assert one["recovery"]["each"]
    assert one == other
    assert not [name for name in ("Ana", "Dana", "Ben") if name in str(one)]
