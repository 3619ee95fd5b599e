"""Turns what a new machine typed of a shop that it joins into what is seen of it. Pure."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.ui.parts.join_draft import ADDRESS, CODE, JoinDraft
from counter.ui.setup.state import FieldState, HeadingState, SetupState

JOIN = "join"
"""The page on which a machine joins a shop, beside the steps of a new one."""


def join_state(draft: JoinDraft, wrong: str, busy: str, language: Language) -> SetupState:
    """The page; `busy` says what is being done, `wrong` why it was not."""
    say = language.say
    rows = (
        HeadingState(
            "where", say("At the other machine"), say("Office, Machines, Add a machine: it shows both for ten minutes.")
        ),
        FieldState(
            ADDRESS,
            say("The server’s address, like 192.168.1.10"),
            draft.address,
            draft.wrong.get(ADDRESS, ""),
            half=True,
        ),
        FieldState(
            CODE,
            say("The code, like 7KQ4-M2XP-9TRB"),
            draft.code,
            draft.wrong.get(CODE, ""),
            half=True,
            code=True,
            goes_on=True,
        ),
    )
    return SetupState(
        step=JOIN,
        marks=(),
        marks_name="",
        title=say("Join a shop"),
        under=say("This machine sells, shows the bar or keeps the office of a shop that is there already."),
        language="",
        next=say("Join"),
        can_back=not busy,
        can_next=not busy,
        wrong=wrong,
        rows=rows,
        can_skip=False,
        busy=busy,
    )
