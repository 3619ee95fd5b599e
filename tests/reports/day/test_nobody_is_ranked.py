"""No report, page or paper counts what went wrong by person: nobody is ranked by failures."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from pathlib import Path

from cafe import Cafe
from counter.flows import put_right, settle
from counter.flows.gestures import GestureRequest
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json
from counter.reports.day.owners_page import owners_page
from counter.reports.day.words import figures

WHO_OF_MISHAPS = {"opened_by", "answered_by", "heard_by", "closed_by", "made_by", "given_by", "noted_by"}
"""Who did what about something that went wrong: said of one, never counted."""
SOURCE = Path(__file__).parents[3] / "src" / "counter"


def play(cafe: Cafe) -> None:
    """Two people whose orders go wrong, one of them more often."""
    for _ in range(3):
        order_id = cafe.miss("Latte")
        cafe.shop.do(cafe.staff("Ben"), put_right.greet, order_id)
    order_id = cafe.miss("Latte")
    cafe.put_right("not_good", order_id, GestureRequest("apology"), their_words="It is cold")
    cafe.shop.do(cafe.ana, settle.ask_again, order_id)


def test_the_figures_of_a_day_name_nobody_for_what_went_wrong(cafe: Cafe) -> None:
    play(cafe)
    shop, now = cafe.shop, cafe.clock.now()
    day = shop.settings.trading_day(now)
    said = day_json(shop.report(day_figures, day, shop.settings), now)
    assert said["mishaps"]["total"] == 5
    assert not [name for name in ("Ana", "Ben") if name in json.dumps(said["recovery"])]


def test_the_owners_page_names_nobody_for_what_went_wrong(cafe: Cafe) -> None:
    play(cafe)
    shop, now = cafe.shop, cafe.clock.now()
    page = shop.report(
        owners_page, shop.settings.trading_day(now), now, shop.settings, shop.language, shop.playbook.pages
    )
    words = f"{replace(page, staff=())} {figures(page, shop.language)}"
    assert not [name for name in ("Ana", "Ben") if name in words]


def test_no_question_of_a_report_or_a_screen_groups_what_went_wrong_by_person() -> None:
    asked = [path for room in ("reports", "ui", "recovery", "acts", "cli") for path in (SOURCE / room).rglob("*.py")]
    grouped = [(path, call) for path in asked for call in ast.walk(ast.parse(path.read_text())) if _groups(call)]
    assert grouped
    for path, call in grouped:
        names = {each.attr for each in ast.walk(call) if isinstance(each, ast.Attribute)}
        assert not names & WHO_OF_MISHAPS, path


def _groups(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in {
        "group_by",
        "groupby",
        "Counter",
    }
