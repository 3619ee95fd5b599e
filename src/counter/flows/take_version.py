"""A shop takes the menu, or the playbook, of another shop of its owner: all of it but what it keeps, in one act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from counter.flows.open_shop import decide
from counter.flows.rights import Ask, NotTheirs, allow
from counter.flows.shop import Act
from counter.journal.fact import Fact, canonical
from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId
from counter.menu.combos import check_combos, combo_as_said
from counter.menu.dated_facts import ComboPriceChanged
from counter.menu.facts import ComboFact, ComboOffered, GroupDescribed
from counter.menu.given import MenuGiven
from counter.menu.groups import check_group
from counter.menu.queries import read_groups, read_menu
from counter.menu.rules import Menu
from counter.menu.taking import Part, Taking, take
from counter.people.queries import staff_member
from counter.recovery.decided import check_fits
from counter.recovery.taking import PlaybookGiven, PlaybookPart, take_playbook, taken_together
from counter.settings.facts import SettingChanged
from counter.settings.rights import Right
from counter.settings.versions import Kept, OwnMenu, VersionTaken, with_kept

MENU_VERSION, PLAYBOOK_VERSION = "menu_version", "playbook_version"
"""The settings that say what was taken."""


def take_menu_version(act: Act, given: MenuGiven, version: VersionTaken) -> Taking:
    """The menu is that of another shop from now on, but for what this one keeps; gives what was taken and what was not.

    What it has so already is no change. Refused where the menu is not theirs to change, where nobody said what a tax
    class of the other shop is here, and where the two together could not be a menu.
    """
    _allow(act, Right.MENU)
    settings, today = act.settings, act.settings.trading_day(act.at)
    taking = take(given, act.read(read_menu), act.read(read_groups), settings, today)
    taken = list(taking.taken)
    _check_taxes(act, taken)
    facts = [fact for part in taken for fact in part.facts]
    for fact in facts:
        if isinstance(fact, GroupDescribed):
            check_group(_all_on(fact))
        act.record(fact)
    _check_menu(act.read(read_menu), facts, today)
    before = settings.menu_version
    version = replace(version, ids=_ids(before.ids if before else {}, taking.ids))
    if facts or version != before:
        act.record(SettingChanged(MENU_VERSION, canonical(version)))
    return taking


def take_playbook_version(act: Act, given: PlaybookGiven, version: VersionTaken) -> tuple[PlaybookPart, ...]:
    """The playbook is that of another shop from now on, but for what this one keeps; gives each part of it.

    What it has so already is no change. Refused where it is not theirs to decide, or does not fit.
    """
    _allow(act, Right.SETTINGS)
    ours = act.settings.playbook
    parts = take_playbook(given, ours, act.settings.currency, act.settings.own_playbook)
    decided = taken_together(ours, parts)
    check_fits(act.playbook, decided)
    if decided != ours:
        decide(act, {"playbook": decided, PLAYBOOK_VERSION: version})
    elif version != act.settings.playbook_version:
        decide(act, {PLAYBOOK_VERSION: version})
    return parts


def keep_of_menu(act: Act, what: str, name: str | None) -> None:
    """Something of the menu stays as this shop has it, whatever is given; without a `name` it is taken again.

    Refused where it is nothing that can be kept, or not theirs to decide.
    """
    own = act.settings.own_menu
    kept = with_kept(own.kept, what, name)
    if kept != own.kept:
        decide(act, {"own_menu": replace(own, kept=kept)})


def keep_of_playbook(act: Act, what: str, *, keep: bool) -> None:
    """A kind of mishap, the amounts or the cap stay as this shop has them, or are taken again. Refused likewise."""
    kept: Kept = with_kept(act.settings.own_playbook, what, what if keep else None)
    if kept != act.settings.own_playbook:
        decide(act, {"own_playbook": kept})


def mean_taxes(act: Act, taxes: Mapping[str, str]) -> None:
    """Which of this shop's tax classes those of another one are here, besides what was said before.

    Refused where one is none of this shop's, or it is not theirs to decide.
    """
    own = act.settings.own_menu
    decided = OwnMenu(kept=own.kept, taxes={**own.taxes, **taxes})
    if decided != own:
        decide(act, {"own_menu": decided})


def _allow(act: Act, right: Right) -> None:
    try:
        allow(act, Ask(right))
    except NotTheirs as fault:
        raise Refused(
            "{name} invited this machine to {shop}, and that is not {name}’s to decide there."
            " Let somebody whose it is invite it anew: on Machines, with Add.",
            name=act.read(staff_member, act.by).name,
            shop=act.settings.shop_name,
        ) from fault


def _all_on(said: GroupDescribed) -> GroupDescribed:
    """The group as if all of it were on the menu: one of which a choice was taken off since is sold on."""
    return replace(said, modifiers=tuple(
        replace(each, off_menu=False, default=each.default and not each.off_menu) for each in said.modifiers
    ))  # fmt: skip


def _check_taxes(act: Act, taken: Iterable[Part]) -> None:
    for part in taken:
        if part.tax:
            known = dict.fromkeys(rate.tax_class for rate in act.settings.tax_rates)
            raise Refused(
                "“{item}” is taxed as “{tax}”, which is no tax class of {shop}. Say which of its own that is: {known}.",
                item=part.name, tax=part.tax, shop=act.settings.shop_name, known=", ".join(known),
            )  # fmt: skip


def _check_menu(menu: Menu, facts: Iterable[Fact], today: date) -> None:
    """Refused where two things would have one name or one barcode, or a combo that is given could not be one."""
    called = [*(item.name for item in menu.items), *(combo.name for combo in menu.combos)]
    names = Counter(name.casefold() for name in called)
    for name in called:
        if names[name.casefold()] > 1:
            raise Refused("“{name}” would be on the menu twice. Give one of them another name.", name=name)
    codes = Counter(item.barcode for item in menu.items if item.barcode)
    for item in menu.items:
        if codes[item.barcode] > 1:
            raise Refused(
                "{item} has the barcode {code} by now. Give one of them another.", item=item.name, code=item.barcode
            )
    for combo_id, days in _bundles(facts, today).items():
        for day in sorted(days):
            check_combos([combo_as_said(menu.combo(combo_id).on(day))], menu.on(day))


def _bundles(facts: Iterable[Fact], today: date) -> dict[ComboId, set[date]]:
    """The combos that come, or are otherwise, and on which days they have to be right."""
    found: dict[ComboId, set[date]] = {}
    for fact in facts:
        if isinstance(fact, ComboFact) and not (isinstance(fact, ComboOffered) and not fact.on_menu):
            day = max(fact.since, today) if isinstance(fact, ComboPriceChanged) else today
            found.setdefault(fact.combo_id, set()).add(day)
    return found


def _ids(before: Mapping[str, str], found: Mapping[UUID, UUID]) -> dict[str, str]:
    """What theirs are here where the ids differ, with what was known before."""
    return {**before, **{theirs.hex: ours.hex for theirs, ours in found.items() if theirs != ours}}
