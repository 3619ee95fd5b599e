"""23. Notice good service, be nice to colleagues: good moments are noted, and nobody is ranked by failures."""

from __future__ import annotations

from acts.lines import AT, Acts, act


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
