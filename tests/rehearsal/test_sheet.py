"""The printed sheet for two: one page that has all of it."""

from __future__ import annotations

from io import BytesIO

import msgspec
import pytest
from pypdf import PdfReader

from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.recovery.playbook import Playbook, read_playbook
from counter.rehearsal.happened import WORDS
from counter.rehearsal.scenario import VOUCHER, Line, Scenario
from counter.rehearsal.sheet import SAID, sheet_for_two


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return read_playbook(resource("playbook", "playbook.toml"), "EUR")


def words(scenario: Scenario, playbook: Playbook) -> str:
    (page,) = PdfReader(BytesIO(sheet_for_two(scenario, playbook, "Every cup is a promise.", Language()))).pages
    return " ".join(page.extract_text().split())


def test_one_page_has_every_line_when_it_is_said_and_what_counts(scenario: Scenario, playbook: Playbook) -> None:
    text = words(scenario, playbook)
    for line in scenario.lines:
        assert line.says.replace(VOUCHER, "(the code that stands on the screen)") in text
        assert line.ends in text
    for said in (
        scenario.title,
        scenario.practises,
        *scenario.good.did,
        scenario.good.next_time,
        "Every cup is a promise.",
    ):
        assert said in text
    assert "What was given is within the cap" in text


def test_its_words_get_smaller_where_there_are_many(scenario: Scenario, playbook: Playbook) -> None:
    many = tuple(
        Line(says=f"{number}: I have been waiting for a good while now, and nobody looks up.", at="1:00")
        for number in range(22)
    )
    text = words(msgspec.structs.replace(scenario, lines=(*scenario.lines, *many)), playbook)
    assert many[-1].says in text


def test_everything_that_can_happen_is_said_as_the_customer_sees_it() -> None:
    assert SAID.keys() == WORDS
