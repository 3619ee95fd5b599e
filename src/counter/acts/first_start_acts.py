"""Acts of a first start: the five steps that end with a sold coffee, as the pages of a new shop ask them."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Literal

from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.names import day_of, read_name
from counter.acts.session import Session
from counter.acts.tax_fields import Rate, rates_of
from counter.acts.values import money, read_decimal
from counter.flows import first_start as flow
from counter.flows.bring_in import look_at
from counter.imports.model import FileRead, Noted
from counter.imports.plan_json import notes_json
from counter.imports.read_file import read_file
from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.kernel.typed_text import tidy_text
from counter.menu.read_file import MenuFile, read_toml
from counter.menu.starter import first_menu
from counter.people.queries import OWNER
from counter.reports.first_coffee import first_coffee
from counter.settings.countries import asks_taxes, check_country, country, country_of
from counter.settings.first_start import COFFEE, DONE, FILE, MENU, MONEY, PEOPLE, SHOP, STEPS, Begins, FirstStart, Step
from counter.settings.rules import Settings
from counter.settings.taxes import Prices


class Begin(Fields, frozen=True, kw_only=True):
    """Where the machine is and what it speaks; a country (two letters) where its zone says none or another one."""

    zone: str = "UTC"
    locale: str = "en"
    country: str = ""


class ShopStep(Fields, frozen=True, kw_only=True):
    """Whose counter it is; `country` and `locale` where they are not those it began with."""

    name: str
    address: str
    contact_line: str = ""
    country: str | None = None
    locale: str | None = None


class MenuStep(Fields, frozen=True, kw_only=True):
    """What the menu begins with: a café's whose prices are moved by so many percent, a file by its path, or nothing."""

    begins: Begins
    file: str = ""
    percent: int = 0


class MoneyStep(Fields, frozen=True, kw_only=True):
    """Money and taxes, each as the country has it unless said otherwise; cash in the drawer where it was counted."""

    currency: str | None = None
    prices: Prices | None = None
    tax_classes: dict[str, tuple[Rate, ...]] | None = None
    tax_number: str = ""
    in_drawer: str = ""


class Person(Fields, frozen=True, kw_only=True):
    """Somebody else who works here."""

    name: str
    role: Literal["barista", "lead", "owner"] = "barista"


class PeopleStep(Fields, frozen=True, kw_only=True):
    """Who owns the shop, with their PIN, and who else works here."""

    owner: str
    pin: str
    others: tuple[Person, ...] = ()


class OpenCounter(Fields, frozen=True, kw_only=True):
    """What they stand for, where they say it."""

    sentence: str = ""


def begin(session: Session, said: Begin) -> dict[str, Any]:
    """Makes the shop as a new owner finds it: nothing is on sale and nobody works there. Refused where there is one."""
    if session.shop is not None:
        raise Refused("There is a shop here already. “set” changes it.")
    code = said.country or country_of(said.zone)
    here = country(code)
    settings = {"zone_name": said.zone, "locale": said.locale, "first_start": FirstStart(SHOP, country=code)}
    nothing = MenuFile(currency=Settings.currency, groups=(), items=(), tax_classes=())
    session.open(session.make_shop(nothing, (), settings | (here.decided() if here else {})))
    return look(session, Nothing())


def look(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at how far the owner is; a step of "" is that it is over."""
    return asdict(session.opened.settings.first_start)


def shop_step(session: Session, said: ShopStep) -> dict[str, Any]:
    """Answers the first step."""
    first_start = _at(session, SHOP)
    code = first_start.country if said.country is None else said.country
    check_country(code)
    here = country(code)
    decided: dict[str, object] = {
        "shop_name": tidy_text(said.name),
        "address": tidy_text(said.address),
        "contact_line": tidy_text(said.contact_line),
    }
    if here and code != first_start.country:
        decided |= here.decided()
    if said.locale is not None:
        decided["locale"] = said.locale
    return _answer(session, replace(first_start, country=code), MENU, decided)


def menu_step(session: Session, said: MenuStep) -> dict[str, Any]:
    """Answers the second step, and says what of a file is not understood. Refused where nothing in it has a price."""
    path = str(Path(said.file).resolve()) if said.begins == FILE else ""
    first_start = replace(_at(session, MENU), begins=said.begins, path=path, percent=said.percent)
    menu = _menu(session, first_start)
    notes: tuple[Noted, ...] = ()
    if isinstance(menu, FileRead):
        plan = look_at(session.opened, menu)
        notes = plan.notes
        if not plan.added:
            raise Refused("Nothing in this file is an item with a price. Choose another one.")
    return _answer(session, first_start, MONEY) | {"items": len(menu.items), "not_understood": notes_json(notes)}


def money_step(session: Session, said: MoneyStep) -> dict[str, Any]:
    """Answers the third step. Refused where the taxes have to be said and are not."""
    first_start, settings = _at(session, MONEY), session.opened.settings
    if said.tax_classes is None and asks_taxes(settings):
        raise Refused("Write the tax in percent, 0 where there is none.")
    decided: dict[str, object] = {"tax_number": tidy_text(said.tax_number)}
    if said.currency is not None:
        decided["currency"] = said.currency
    if said.prices is not None:
        decided["prices"] = said.prices
    if said.tax_classes is not None:
        decided["tax_rates"] = list(rates_of(said.tax_classes))
    cash = str(read_decimal(said.in_drawer)) if said.in_drawer else ""
    return _answer(session, replace(first_start, in_drawer=cash), PEOPLE, decided)


def people_step(session: Session, said: PeopleStep) -> dict[str, Any]:
    """Answers the fourth step: the menu is on sale, everybody works here, and the owner is at the counter."""
    first_start = _at(session, PEOPLE)
    others = (flow.Newcomer(read_name(each.name), each.role) for each in said.others)
    people = (flow.Newcomer(read_name(said.owner), OWNER, said.pin), *others)
    session.signed_in = session.do_in_office(flow.have_all, people, _menu(session, first_start))
    session.do(flow.put_in_drawer)
    return look(session, Nothing())


def skip(session: Session, _said: Nothing) -> dict[str, Any]:
    """What was not answered is as usual; where nothing was it is the sample shop, and says so."""
    first_start, shop = session.opened.settings.first_start, session.opened
    _check_not_over(first_start)
    if first_start.step == COFFEE:
        session.do_in_office(flow.answer, FirstStart())
        return look(session, Nothing())
    is_sample = first_start.step == SHOP
    names = flow.PEOPLE if is_sample else ((shop.language.say("Owner"), OWNER),)
    people = tuple(flow.Newcomer(name, role) for name, role in names)
    usual = flow.SAMPLE if is_sample else {}
    session.signed_in = session.do_in_office(flow.skip_rest, usual, _menu(session, first_start), people)
    return look(session, Nothing())


def only_a_try(session: Session, _said: Nothing) -> dict[str, Any]:
    """The first coffee was only a try: its money goes back. Refused where none is sold."""
    shop = session.opened
    _check_not_over(shop.settings.first_start)
    coffee = shop.read(first_coffee, day_of(session, None), shop.terminal, shop.keys.local)
    if coffee.order is None:
        raise Refused("No coffee is sold yet. Sell one first.")
    session.do_in_office(flow.take_back, coffee.order.order_id, shop.language.say("It was only a try"))
    return {"order": coffee.order.called, "amount": money(coffee.order.total)}


def open_counter(session: Session, said: OpenCounter) -> dict[str, Any]:
    """The first start is over. Refused before somebody works here."""
    first_start = session.opened.settings.first_start
    _check_not_over(first_start)
    if first_start.step != COFFEE:
        raise _elsewhere(first_start)
    sentence = tidy_text(said.sentence)
    session.do_in_office(flow.answer, FirstStart(), {"sentence": sentence} if sentence else {})
    return look(session, Nothing())


def _menu(session: Session, first_start: FirstStart) -> MenuFile | FileRead:
    settings = session.opened.settings
    if first_start.begins == FILE:
        return read_file(Path(first_start.path), settings.currency, settings.shop_name)
    return first_menu(
        read_toml(resource("menu", "starter.toml")), first_start, settings.currency, Language(settings.locale)
    )


def _at(session: Session, step: Step) -> FirstStart:
    """How far the owner is. Refused where this step is not theirs to answer: over, or one before it is not answered."""
    first_start = session.opened.settings.first_start
    _check_not_over(first_start)
    if not STEPS.index(step) <= STEPS.index(first_start.step) < STEPS.index(COFFEE):
        raise _elsewhere(first_start)
    return first_start


def _check_not_over(first_start: FirstStart) -> None:
    if first_start.step == DONE:
        raise Refused("The first start of this shop is over. “set” changes what it decided.")


def _elsewhere(first_start: FirstStart) -> Refused:
    return Refused("The first start is at the step “{step}”. Answer that one first.", step=first_start.step)


def _answer(
    session: Session, first_start: FirstStart, then: Step, decided: dict[str, object] | None = None
) -> dict[str, Any]:
    session.do_in_office(flow.answer, replace(first_start, step=then), decided)
    return look(session, Nothing())


ACTS: dict[str, Kind[Any]] = {
    "begin_first_start": Kind(Begin, begin),
    "first_start": Kind(Nothing, look),
    "answer_shop": Kind(ShopStep, shop_step),
    "answer_menu": Kind(MenuStep, menu_step),
    "answer_money": Kind(MoneyStep, money_step),
    "answer_people": Kind(PeopleStep, people_step),
    "skip_rest": Kind(Nothing, skip),
    "only_a_try": Kind(Nothing, only_a_try),
    "open_counter": Kind(OpenCounter, open_counter),
}
"""The acts."""
