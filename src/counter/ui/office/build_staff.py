"""Turns the staff, and the person in hand, into what the page Staff shows. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from counter.kernel.ids import StaffId
from counter.kernel.language import Language, _
from counter.kernel.money import from_decimal
from counter.people.model import Staff
from counter.settings.rights import ALLOWANCE, NEVER, PERCENTS, ROLES, Right, limit_of
from counter.settings.rules import Settings
from counter.ui.office.staff_draft import StaffDraft
from counter.ui.office.staff_state import (
    LimitState,
    PersonFormState,
    PersonRowState,
    PinAskedState,
    RoleRowState,
    StaffPageState,
)
from counter.ui.parts.phrases import role_name

AGAIN = "again"
"""The new PIN is asked for once more."""
Since = Mapping[StaffId, tuple[datetime, datetime | None]]
Found = tuple[tuple[Staff, ...], Since]
"""Who works here, and since when; since when each has their PIN."""
ALONE = {
    Right.GESTURE: _("To make it right"),
    Right.COMP: _("A line on us"),
    Right.DAY: _("All in a day"),
    Right.REFUND: _("Money back"),
    Right.DISCOUNT: _("Discount"),
}
"""What somebody gives alone, in words."""
_GIVES_ALONE = {
    "barista": _("What a barista gives alone"),
    "lead": _("What a lead gives alone"),
    "owner": _("What an owner gives alone"),
}
_EVERY = {"barista": _("Every barista"), "lead": _("Every lead"), "owner": _("Every owner")}
_ROLES_MAY: tuple[tuple[str, Right | None], ...] = (
    (_("Sell, make, say sorry"), None),
    (_("Give within the limits"), Right.GESTURE),
    (_("Say yes for others"), Right.APPROVE),
    (_("Honour old vouchers"), Right.HONOUR),
    (_("A whole order on us"), Right.WHOLE_ORDER),
    (_("Close the day"), Right.CLOSE),
    (_("Put a payment right"), Right.TENDER),
    (_("See what is in the drawer"), Right.DRAWER),
    (_("The menu and its prices"), Right.MENU),
    (_("Staff and their PINs"), Right.STAFF),
    (_("Words, machines, backups"), Right.SETTINGS),
)


def limit_words(right: Right, most: Decimal | None, currency: str, language: Language) -> str:
    """How much somebody may give alone."""
    if most is None:
        return language.say("no limit")
    if right in PERCENTS:
        return language.rate(most / 100)
    return language.money(from_decimal(most, currency))


def staff_page(
    draft: StaffDraft, found: Found, settings: Settings, last: str, note: str, by: StaffId | None, language: Language
) -> StaffPageState:
    """The page; `note` says what was done just now, `by` is who looks."""
    staff, since = found
    return StaffPageState(
        people=_rows(draft, staff, language),
        form=_form(draft, staff, since, settings, by, language),
        roles=tuple(role_name(each, language) for each in ROLES),
        role=ROLES.index(draft.role),
        rights=tuple(_right(draft, words, right, language) for words, right in _ROLES_MAY),
        bar=note or _bar(draft, language),
        last=last,
        changed=draft.is_changed,
        asks=_asked(draft, settings, language),
    )


def _rows(draft: StaffDraft, staff: Sequence[Staff], language: Language) -> tuple[PersonRowState, ...]:
    chosen = draft.was.staff_id if draft.was else None
    rows = [
        PersonRowState(
            staff_id=each.staff_id,
            name=each.name,
            role=role_name(each.role, language),
            flag="" if each.pin_digits else language.say("no PIN yet"),
            chosen=each.staff_id == chosen,
        )
        for each in staff
    ]
    if draft.was is None:
        new = draft.name.strip() or language.say("Somebody new")
        rows.append(PersonRowState(None, new, role_name(draft.role, language), "", chosen=True))
    return tuple(rows)


def _form(
    draft: StaffDraft, staff: Sequence[Staff], since: Since, settings: Settings, by: StaffId | None, language: Language
) -> PersonFormState:
    say, was = language.say, draft.was
    added, pin_set = since.get(was.staff_id, (None, None)) if was else (None, None)
    name = draft.name.strip() or say("Somebody new")
    return PersonFormState(
        name=draft.name,
        since=say("Since {day}", day=language.long_date(language.local_date(added))) if added else "",
        roles=tuple(role_name(each, language) for each in ROLES),
        role=ROLES.index(draft.role),
        pin=_pin(draft, pin_set, language),
        new_pin=say("New PIN") if draft.has_pin else say("Set a PIN"),
        has_pin=draft.has_pin,
        alone=say(_GIVES_ALONE[draft.role]) if draft.of_role else say("What {name} gives alone", name=name),
        whose=(name, say(_EVERY[draft.role])),
        of_role=draft.of_role,
        counts_for=_counts_for(draft, staff, language),
        limits=tuple(_limit(draft, right, settings, language) for right in ALLOWANCE),
        take_off=say("Take {name} off", name=was.name) if was and was.staff_id != by else "",
        wrong=draft.wrong,
    )


def _pin(draft: StaffDraft, pin_set: datetime | None, language: Language) -> str:
    say = language.say
    if draft.pin is not None:
        return say("A new PIN, from Save on") if draft.pin else say("No PIN, from Save on")
    if pin_set is not None:
        return say("PIN, set on {day}", day=language.long_date(language.local_date(pin_set)))
    return say("No PIN yet: anybody can sign in with this name.")


def _counts_for(draft: StaffDraft, staff: Sequence[Staff], language: Language) -> str:
    """For whom a role's limits count; or what of somebody's is another than their role's."""
    if draft.of_role:
        names = [each.name for each in staff if each.role == draft.role]
        return language.say("Counts for {names}.", names=language.listed(names)) if names else ""
    own = [language.say(ALONE[right]) for right in ALLOWANCE if right.value in draft.own]
    if not own:
        return language.say("All as the role gives.")
    return language.say("Otherwise than the role: {what}.", what=language.listed(own))


def _limit(draft: StaffDraft, right: Right, settings: Settings, language: Language) -> LimitState:
    most = draft.limit(right)
    value = limit_words(right, most, settings.currency, language)
    return LimitState(right.value, language.say(ALONE[right]), value, most != NEVER, most is not None)


def _right(draft: StaffDraft, words: str, right: Right | None, language: Language) -> RoleRowState:
    may = tuple(right is None or limit_of(draft.limits, right, role, draft.times) != NEVER for role in ROLES)
    what = language.say(words)
    who = [role_name(role, language) for role, holds in zip(ROLES, may, strict=True) if holds]
    said = language.say("{what}: {who}", what=what, who=language.listed(who)) if who else what
    return RoleRowState(what, may, said)


def _bar(draft: StaffDraft, language: Language) -> str:
    say, name = language.say, draft.name.strip()
    if draft.was is None:
        return say("Somebody new works here from Save on.")
    if draft.is_person_changed and draft.is_limit_changed:
        return say("{name} and what this role gives alone change from Save on.", name=name)
    if draft.is_person_changed and not draft.is_more_changed:
        return say("What {name} gives alone changes from Save on.", name=name)
    if draft.is_person_changed:
        return say("{name} changes from Save on.", name=name)
    if draft.is_limit_changed:
        return say("What this role gives alone changes from Save on.")
    return ""


def _asked(draft: StaffDraft, settings: Settings, language: Language) -> PinAskedState | None:
    if not draft.asks:
        return None
    once_more = language.say("The new PIN once more")
    title = once_more if draft.asks == AGAIN else language.say("A new PIN")
    return PinAskedState(title, settings.pin_digits, draft.pin_wrong, draft.tries)
