"""Turns what is typed on the page Machines, and the code for a new one, into what is seen of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from counter.kernel.language import Language, _
from counter.link.invite import Invitation
from counter.reports.machines import KnownMachine
from counter.terminals.rules import ROLES
from counter.ui.office.build_machines import called
from counter.ui.office.machines_draft import ADDRESS, NAME, PASSWORD, PLACE, AddressDraft, MachineDraft
from counter.ui.office.machines_state import CodeState, FormState, TypedState

_ROLES = {"till": _("Till"), "bar": _("Bar screen"), "office": _("Office PC")}
_NUMBERED = {"till": _("Till {number}"), "bar": _("Bar screen {number}"), "office": _("Office PC {number}")}
_HINTS = {
    "till": _("It begins on Sell, and has a drawer of its own."),
    "bar": _("It begins on Bar: what is sold anywhere comes up there."),
    "office": _("It begins on Day, and sells only where somebody opens Sell."),
}


def usual_name(role: str, known: Iterable[KnownMachine], language: Language) -> str:
    """What a new machine would be called: Till 2, Bar screen, Office PC 2."""
    names = {called(each.terminal, language) for each in known}
    if role != ROLES[0] and (first := language.say(_ROLES[role])) not in names:
        return first
    numbered = (language.say(_NUMBERED[role], number=number) for number in range(2, len(names) + 3))
    return next(name for name in numbered if name not in names)


def machine_form(draft: MachineDraft, wrong: str, busy: str, language: Language) -> FormState:
    """A machine that is added or called otherwise."""
    say, is_new = language.say, not draft.of
    return FormState(
        title=say("Add a machine") if is_new else say("Rename"),
        hint=say("Next you see a code. It is typed at the new machine.") if is_new else "",
        fields=(
            TypedState(NAME, say("What it is called"), draft.name),
            TypedState(PLACE, say("Where it stands, if you like"), draft.place),
        ),
        roles=tuple(say(_ROLES[each]) for each in ROLES),
        role=ROLES.index(draft.role),
        role_hint=say(_HINTS[draft.role]),
        wrong=wrong,
        busy=busy,
        save=say("Show the code") if is_new else say("Save"),
    )


def address_form(draft: AddressDraft, wrong: str, busy: str, language: Language) -> FormState:
    """Where the server is, typed once."""
    say = language.say
    return FormState(
        title=say("Connect a server"),
        hint=say(
            "The address by which its administrator comes in, like postgresql://postgres@192.168.1.10/shop, and their"
            " password. Both are used once and kept nowhere: Counter makes a user of its own there with hardly any"
            " rights."
        ),
        fields=(
            TypedState(ADDRESS, say("The server’s address"), draft.text),
            TypedState(PASSWORD, say("Its administrator’s password"), draft.password, secret=True),
        ),
        roles=(),
        role=0,
        role_hint=say("The same by command: counter server init ADDRESS"),
        wrong=wrong,
        busy=busy,
        save=say("Connect"),
    )


def code_state(invitation: Invitation, name: str, address: str, now: datetime, language: Language) -> CodeState:
    """The code for a new machine; once it is over another one can be made."""
    say = language.say
    left = max(0, int((invitation.until - now).total_seconds()))
    minutes, seconds = divmod(left, 60)
    return CodeState(
        title=say("The code for {machine}", machine=name),
        code=invitation.code,
        left=say("It counts {time} minutes more.", time=f"{minutes}:{seconds:02d}")
        if left
        else say("It counts no more. Make a new one."),
        is_over=not left,
        steps=(
            say("Start Counter on the new machine."),
            say("Tap “Join a shop” on its first page."),
            say("Type the address {address} and this code.", address=address),
        ),
    )
