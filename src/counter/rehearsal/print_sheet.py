"""The sheet for two through the print queue of the real shop: it is paper for the bar, and sells nothing."""

from __future__ import annotations

from dataclasses import dataclass

from counter.flows.shop import Act
from counter.kernel.ids import JobId
from counter.kernel.language import Language
from counter.kernel.typed_json import read_json
from counter.paper.document import Pages
from counter.recovery.playbook import Playbook
from counter.rehearsal.scenario import Scenario
from counter.rehearsal.sheet import sheet_for_two

SHEET = "rehearsal sheet"
"""The kind of document."""


@dataclass(frozen=True, slots=True)
class SheetDocument:
    """What the printer gets of a sheet: the scenario, the shop's playbook and the owner's sentence."""

    scenario: Scenario
    playbook: Playbook
    sentence: str


def print_sheet(act: Act, scenario: Scenario) -> JobId:
    """Queues the sheet for two of a scenario; gives the print job, so that one can see what becomes of it."""
    sentence = act.settings.stands_for(act.language.locale.language)
    return act.print(SHEET, "rehearsal", SheetDocument(scenario, act.playbook, sentence))


def render_sheet(content: str, _is_copy: bool, language: Language) -> Pages:  # noqa: FBT001 - the queue's own order
    """What is printed of a queued sheet."""
    queued = read_json(content, SheetDocument)
    return Pages(sheet_for_two(queued.scenario, queued.playbook, queued.sentence, language))
