"""Turns what is known of the owner's shops into the page All shops. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from counter.kernel.ids import ShopId
from counter.kernel.language import Language
from counter.settings.rules import Settings
from counter.shops.model import KnownShop
from counter.shops.names import names_of
from counter.ui.office.build_backups import when
from counter.ui.office.machines_state import AloneState, MachineRowState
from counter.ui.office.other_shops_state import AddShopState, FieldState, ShopCardState
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.join_draft import ADDRESS, CODE, JoinDraft
from counter.ui.parts.mark import DONE, OVER, SAFE, Mark

LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class AllShops:
    """All there is to say of them: what is `known` here, by whose `settings` and clock days are told."""

    known: tuple[KnownShop, ...]
    settings: Settings
    now: datetime

    def name_of(self, shop: KnownShop) -> str:
        """What it is called beside the others, of which one may have the same name."""
        return names_of(self.known)[shop.shop]

    @property
    def others(self) -> tuple[KnownShop, ...]:
        """All but this shop."""
        return tuple(each for each in self.known if not each.is_home)

    def of(self, shop: ShopId | None) -> KnownShop | None:
        """The shop with that id, where it is known."""
        return next((each for each in self.known if each.shop == shop), None)


def shop_rows(shops: AllShops, chosen: ShopId | None, language: Language) -> tuple[MachineRowState, ...]:
    """Each shop in the list, this one first."""
    return tuple(_row(shops, each, chosen, language) for each in shops.known)


def _row(shops: AllShops, shop: KnownShop, chosen: ShopId | None, language: Language) -> MachineRowState:
    say = language.say
    return MachineRowState(
        terminal=shop.shop.hex,
        name=shops.name_of(shop),
        under=say("this shop") if shop.is_home else say("known there as {terminal}", terminal=shop.terminal),
        icon="store",
        seen=_heard_mark(shops, shop, language),
        unsent="" if shop.is_home else _versions(shop, language),
        is_unknown=False,
        chosen=shop.shop == chosen,
    )


def _heard_mark(shops: AllShops, shop: KnownShop, language: Language) -> Mark:
    """When it was heard last; where it could not be heard since, that asks for a look."""
    say, trouble = language.say, bool(shop.trouble)
    if shop.heard_at is None:
        return Mark(say("Not heard yet"), "triangle-alert" if trouble else "clock", OVER if trouble else DONE)
    at = when(shop.heard_at, shops.now, shops.settings, language)
    if trouble:
        return Mark(say("Last heard {when}", when=at), "triangle-alert", OVER)
    return Mark(say("Heard {when}", when=at), "circle-check", SAFE)


def _versions(shop: KnownShop, language: Language) -> str:
    """Which versions of menu and playbook it has, in a few words."""
    say = language.say
    if shop.menu_version and shop.playbook_version:
        return say("Menu {menu}, playbook {playbook}", menu=shop.menu_version, playbook=shop.playbook_version)
    if shop.menu_version:
        return say("Menu {number}", number=shop.menu_version)
    return say("Playbook {number}", number=shop.playbook_version) if shop.playbook_version else say("its own")


def shop_card(shops: AllShops, shop: KnownShop, language: Language) -> ShopCardState:
    """The shop in hand: what is known of it."""
    say = language.say
    here = say("this shop") if shop.is_home else say("known there as {terminal}", terminal=shop.terminal)
    heard, read = (_when(shops, at, language) for at in (shop.heard_at, shop.read_at))
    menu, playbook = (_version(number, language) for number in (shop.menu_version, shop.playbook_version))
    return ShopCardState(
        shop=shop.shop.hex,
        title=shops.name_of(shop),
        under=here,
        mark=_short_mark(shop, language),
        lines=(
            (say("Last heard"), heard),
            (say("Read here"), read),
            (say("Money"), shop.currency),
            *(() if shop.is_home else ((say("Menu"), menu), (say("Playbook"), playbook))),
        ),
        note=language.explain(shop.trouble),
        leave="" if shop.is_home else say("Leave this shop"),
        leave_note="" if shop.is_home else say("Then this machine reads it no more."),
    )


def _when(shops: AllShops, at: datetime | None, language: Language) -> str:
    return when(at, shops.now, shops.settings, language) if at else language.say("not yet")


def _version(number: int | None, language: Language) -> str:
    return language.say("Version {number}", number=number) if number else language.say("its own")


def _short_mark(shop: KnownShop, language: Language) -> Mark:
    if shop.trouble:
        return Mark(language.say("Not heard"), "triangle-alert", OVER)
    return Mark(language.say("Heard"), "circle-check", SAFE)


def alone(language: Language) -> AloneState:
    """No other shop is known: what the page is for."""
    say = language.say
    return AloneState(
        title=say("You have other shops?"),
        words=say(
            "Then see them side by side here: Day, Week and Sales of each, and this shop’s menu and playbook for the"
            " others. Each shop goes on by itself; nothing of it changes."
        ),
        steps=(
            say("At the other shop’s first machine: Office, Machines, Add a machine, as an office PC."),
            say("Type its server’s address and the code here, within ten minutes."),
            say("What that shop does is read here from then on, as long as its server can be reached."),
        ),
        connect=say("Add a shop"),
        icon="plus",
    )


def add_form(draft: JoinDraft, wrong: str, busy: str, language: Language) -> AddShopState:
    """What is typed of a shop that is added."""
    say = language.say
    return AddShopState(
        title=say("Add a shop"),
        steps=(say("At that shop’s first machine: Office, Machines, Add a machine. It shows both for ten minutes."),),
        fields=(
            FieldState(
                ADDRESS, say("The server’s address, like 192.168.1.10"), draft.address, draft.wrong.get(ADDRESS, "")
            ),
            FieldState(CODE, say("The code, like 7KQ4-M2XP-9TRB"), draft.code, draft.wrong.get(CODE, "")),
        ),
        wrong=wrong,
        busy=busy,
        save=say("Add it"),
    )


def leave_question(name: str, language: Language) -> Choices:
    """Asked once."""
    say = language.say
    hint = say(
        "This machine reads it no more, and its figures are gone from Day, Week and Sales here. Nothing changes at"
        " that shop: take this machine out there too, under Office, Machines. To see it again you need a new code."
    )
    return Choices(say("Leave {shop}?", shop=name), hint, (Option(LEAVE, say("Yes, leave it")),), say("Back"))


def read_words(known: Sequence[KnownShop], language: Language) -> str:
    """What came of a reading, in one line."""
    away = sum(bool(each.trouble) for each in known)
    if away:
        return language.say_count(
            "{count} shop could not be heard: it is shown as it was known.",
            "{count} shops could not be heard: they are shown as they were known.",
            away,
        )
    return language.say("All shops were read.")
