"""The playbook on paper, through the print queue."""

from __future__ import annotations

from counter.flows.documents import HANDBOOK
from counter.flows.shop import Act
from counter.kernel.ids import JobId
from counter.reports.handbook import handbook


def print_handbook(act: Act, language: str = "") -> JobId:
    """Queues the handbook as the shop has it now, its sentences in a `language` ("de"), the shop's without one.

    Gives the print job, so that one can see what becomes of it.
    """
    return act.print(HANDBOOK, "handbook", handbook(act.playbook, act.settings, act.language, language))
