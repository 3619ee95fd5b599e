"""The owner's page on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import combinations

from pypdf import PdfReader
from pypdfium2 import PdfDocument

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.reports.day.one_thing_query import OneThingSaid
from counter.reports.day.page import HourKept, OwnersPage, PromisePoint, StaffHours, Tally, ToDo, WentWrong
from counter.reports.day.pdf import day_pdf
from counter.reports.day.words import axis, share_said, ticks, took_longer_said

ENGLISH = Language("en")


def euro(minor: int) -> Money:
    return Money(minor, "EUR")


def points() -> tuple[PromisePoint, ...]:
    kept = [
        PromisePoint(promised, promised * part / 10, kept=True) for promised in range(3, 11) for part in (4, 6, 8, 9)
    ]
    missed = [
        PromisePoint(promised, promised + over, kept=False) for promised, over in ((3, 1.2), (5, 2), (7, 1.6), (9, 1.3))
    ]
    return (*kept, *missed)


HOURS = ((7, 97), (8, 88), (9, 90), (10, 96), (11, 98), (12, 91), (13, 93), (14, 99), (15, 100), (16, 100))
BUSY = OwnersPage(
    shop="Rosa’s Coffee",
    day=date(2026, 11, 20),
    kept=Tally(337, 358),
    goal=Decimal("0.9"),
    told_before=Tally(13, 21),
    made_right=Tally(33, 34),
    takings=euro(291460),
    orders=358,
    average=euro(814),
    gestures_cost=euro(7840),
    vouchers=23,
    points=points(),
    hours=tuple(HourKept(hour, Tally(kept, 100)) for hour, kept in HOURS),
    went_wrong=(
        WentWrong("late", "Late", 21),
        WentWrong("wrong_item", "Wrong item", 6),
        WentWrong("sold_out", "Sold out", 4),
        WentWrong("not_good", "Not good", 2),
        WentWrong("card_or_printer", "Card or printer", 1),
    ),
    to_do=(
        ToDo("#211 Oskar", "Wrong milk, 12:20. No gesture yet.", urgent=True),
        ToDo("Call Ines back", "Promised by Ana for today 17:00.", urgent=False),
    ),
    came_back=Tally(61, 100),
    outstanding=euro(21400),
    left_open=("#211 Oskar",),
)
EMPTY = replace(
    BUSY,
    kept=Tally(0, 0),
    told_before=Tally(0, 0),
    made_right=Tally(0, 0),
    takings=euro(0),
    orders=0,
    average=euro(0),
    gestures_cost=euro(0),
    vouchers=0,
    points=(),
    hours=(),
    went_wrong=(),
    to_do=(),
    came_back=Tally(0, 0),
    outstanding=euro(0),
    left_open=(),
)


def text_of(page: OwnersPage) -> str:
    pages = PdfReader(BytesIO(day_pdf(page, ENGLISH))).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def test_says_everything_the_screen_says() -> None:
    text = text_of(BUSY)
    for words in (
        "Friday 20 November",
        "Rosa’s Coffee",
        "94.1%",
        "337 of 358 · goal 90%",
        "13 of 21",
        "8 found out by waiting",
        "33 of 34",
        "1 still open: #211 Oskar",
        "€2,914.60",
        "358 orders · €8.14 each",
        "€78.40",
        "2.7% of takings · 23 vouchers",
        "kept 337",
        "missed 21",
        "Wrong item",
        "Wrong milk, 12:20. No gesture yet.",
        "Call Ines back",
        "61%",
        "€214.00 still out.",
    ):
        assert words in text


def test_the_one_thing_to_do_is_on_the_page_with_why() -> None:
    what = "One more at the espresso from 8:00 to 9:00"
    thing = OneThingSaid(BUSY.day, "|espresso|late", what, "Late: behind 9 of 21.", "#12", 31, None)
    text = text_of(replace(BUSY, one_thing=thing))
    assert what in " ".join(text.split())
    assert "Late: behind 9 of 21." in text
    assert "Call Ines back" in text


def test_an_empty_day_still_makes_a_page() -> None:
    text = text_of(EMPTY)
    assert "€0.00" in text
    assert "Nothing that anybody noted." in text
    assert "Nothing. Everybody was answered." in text
    assert "No apology vouchers in the last 30 days." in text


def test_a_terrible_day_stays_on_one_page_and_says_how_much_more_there_is() -> None:
    many = tuple(ToDo(f"#{n} Maximiliane", "Late, 12:20. No gesture yet.", urgent=True) for n in range(80))
    text = text_of(replace(BUSY, to_do=many, points=points() * 40))
    shown = text.count("No gesture yet.")
    assert 3 <= shown < 80
    assert f"and {80 - shown} more" in text


def test_long_words_and_large_amounts_are_shown_whole() -> None:
    page = replace(
        BUSY,
        shop="Rosa’s most wonderful Coffee upon the Water",
        takings=Money(123456789012, "EUR"),
        to_do=(ToDo("#211 " + "Maximiliane" * 5, "Wrong" * 20, urgent=True),),
    )
    text = text_of(page)
    assert "Rosa’s most wonderful Coffee upon the Water" in text
    assert "€1,234,567,890.12" in text
    assert "Maximiliane" * 5 in text


def test_a_currency_without_decimals() -> None:
    assert "¥291,460" in text_of(replace(BUSY, takings=Money(291460, "JPY")))


def test_one_miss_of_a_thousand_is_not_a_hundred_percent() -> None:
    assert share_said(Tally(999, 1000), ENGLISH) == "99%"
    assert share_said(Tally(9999, 10000), ENGLISH, places=1) == "99.9%"
    assert share_said(Tally(1000, 1000), ENGLISH, places=1) == "100%"


def test_axis_marks_are_round_and_reach_the_longest() -> None:
    assert list(ticks(10)) == [0, 2, 4, 6, 8, 10]
    assert list(ticks(10.4)) == [0, 3, 6, 9, 12]
    assert list(ticks(0)) == [0, 1]
    assert ticks(2000)[-1] >= 2000


def test_both_axes_are_the_same_and_the_few_that_took_much_longer_are_told_in_words() -> None:
    late = (PromisePoint(6, 8, kept=False), PromisePoint(10, 362, kept=False))
    assert list(axis(late)) == [0, 2, 4, 6, 8, 10]
    assert took_longer_said(late, ENGLISH) == "1 took longer: 6 h 2 min"
    assert took_longer_said((*late, PromisePoint(5, 60, kept=False)), ENGLISH) == "2 took longer, up to 6 h 2 min"
    assert took_longer_said(points(), ENGLISH) == ""
    assert list(axis(())) == [0, 2, 4, 6, 8, 10]


def test_what_stands_in_a_column_stays_in_it() -> None:
    wide = replace(
        BUSY,
        kept=Tally(1420, 1543),
        within_grace=1500,
        grace_seconds=60,
        orders=1543,
        takings=euro(123456789),
        average=euro(80012),
        gestures_cost=euro(1234567),
        vouchers=1210,
        hours=tuple(HourKept(hour, Tally(100 - hour % 3, 100)) for hour in range(24)),
    )
    words = placed(wide)
    for one, other in combinations(words, 2):
        assert not overlap(one, other), (one, other)
    assert "€1,234,567.89" in {text for text, *_ in words}


def placed(page: OwnersPage) -> list[tuple[str, float, float, float, float]]:
    """The five figures' words and where they stand: left, bottom, right, top."""
    sheet = PdfDocument(day_pdf(page, ENGLISH))[0]
    text = sheet.get_textpage()
    boxes = (text.get_rect(n) for n in range(text.count_rects()))
    return [(text.get_text_bounded(*box).strip(), *box) for box in boxes if box[1] > 842 - 166 and box[3] < 842 - 85]


def overlap(one: tuple[str, float, float, float, float], other: tuple[str, float, float, float, float]) -> bool:
    _, left, bottom, right, top = one
    _, other_left, other_bottom, other_right, other_top = other
    return left < other_right and other_left < right + 4 and bottom < other_top - 1 and other_bottom < top - 1


def test_hours_and_tips_stand_at_the_foot_however_many_people_work() -> None:
    many = tuple(StaffHours(f"Maximiliane Nr {n}", 450, euro(420), forgot=n == 3) for n in range(20))
    text = text_of(replace(BUSY, staff=(*many[:5], StaffHours("", 0, euro(1230)))))
    for words in ("Hours and tips", "Maximiliane Nr 0 · 7 h 30 min · €4.20 in tips", "For all: €12.30 in tips"):
        assert words in text
    assert "Maximiliane Nr 3 · 7 h 30 min · did not clock out" in text
    assert "and 9 more" in text_of(replace(BUSY, staff=many))
