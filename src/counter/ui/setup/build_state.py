"""Turns what a new owner answered so far into what is seen of the step they are at. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from counter.kernel.errors import Refused
from counter.kernel.language import SPOKEN, SPOKEN_NAMES, Language, _
from counter.kernel.typed_text import folded
from counter.paper.laid_out import LaidOut
from counter.settings.countries import COUNTRIES, ELSEWHERE, country
from counter.settings.first_start import COFFEE, DONE, MENU, MONEY, PEOPLE, SHOP, STEPS, Step
from counter.settings.rights import ROLES
from counter.settings.rules import Settings
from counter.settings.taxes import EXCLUDE_TAX, INCLUDE_TAX
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.phrases import role_name
from counter.ui.setup.setup_draft import COUNTRY, SetupDraft, other_key, others_asked, tax_key
from counter.ui.setup.state import (
    AskedState,
    ChoiceState,
    DoneState,
    FieldState,
    HeadingState,
    MarkState,
    MenuStepState,
    RowState,
    SetupState,
)

_WORDS: dict[Step, str] = {
    SHOP: _("Shop"),
    MENU: _("Menu"),
    MONEY: _("Money"),
    PEOPLE: _("People"),
    COFFEE: _("First coffee"),
}
_TITLES: dict[Step, str] = {
    SHOP: _("Whose counter is this?"),
    MENU: _("What do you sell?"),
    MONEY: _("What about money?"),
    PEOPLE: _("Who works here?"),
    COFFEE: _("Your first coffee is sold."),
}
_NEXT: dict[Step, str] = {
    SHOP: _("Next: menu"),
    MENU: _("Next: money"),
    MONEY: _("Next: people"),
    PEOPLE: _("Next: first coffee"),
    COFFEE: _("Open the counter"),
}
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "SEK", "DKK", "AED", "SAR", "MXN")
"""Those that are one tap away; every other is typed by its three letters."""
LANGUAGE = "language"


class Answers(NamedTuple):
    """All there is to show: what was decided, what is typed, what is asked (LANGUAGE, COUNTRY) or waited for.

    `paper` is a receipt as it would be.
    """

    settings: Settings
    draft: SetupDraft
    wrong: Refused | str = ""
    busy: bool = False
    asks: str = ""
    paper: LaidOut | None = None


def setup_state(
    answers: Answers,
    language: Language,
    *,
    menu: MenuStepState | None = None,
    done: DoneState | None = None,
    under: str = "",
) -> SetupState:
    """The step that the owner is at; `menu` is what is seen of the menu, `done` of the first coffee."""
    say, settings = language.say, answers.settings
    step = COFFEE if done else settings.first_start.step
    place = STEPS.index(step)
    number = say("Step {number} of 5. Every answer can be changed in the Office.", number=place + 1)
    marks = tuple(
        MarkState(say(_WORDS[each]), done=at < place or done is not None, here=at == place and done is None)
        for at, each in enumerate(STEPS[:-1])
    )
    wrong = answers.wrong if isinstance(answers.wrong, str) else language.explain(answers.wrong)
    return SetupState(
        step=step,
        marks=marks,
        marks_name=say("Step {number} of 5: {step}", number=place + 1, step=say(_WORDS[step])) if step != DONE else "",
        title=say(_TITLES[step]) if done is None or done.take_back else say("Taken back."),
        under=under or number,
        language=dict(zip(SPOKEN, SPOKEN_NAMES, strict=True)).get(language.locale.language, ""),
        next=say(_NEXT[step]),
        can_back=step in (MENU, MONEY, PEOPLE) and done is None,
        can_next=not answers.busy,
        wrong=wrong,
        rows=_rows(step, answers, language) if done is None else (),
        paper=answers.paper,
        menu=menu if step == MENU else None,
        done=done,
        question=_question(answers, language),
    )


def _question(answers: Answers, language: Language) -> Choices | None:
    say = language.say
    if answers.asks == LANGUAGE:
        options, title, here = zip(SPOKEN, SPOKEN_NAMES, strict=True), say("Language"), language.locale.language
        return Choices(title, "", tuple(Option(key, name, chosen=key == here) for key, name in options), say("Back"))
    if answers.asks != COUNTRY:
        return None
    names = ((country_name(each.code, language), each.code) for each in COUNTRIES)
    named = sorted(names, key=lambda each: folded(each[0]))
    whole = (*named, (country_name(ELSEWHERE.code, language), ELSEWHERE.code))
    here = answers.settings.first_start.country
    countries = tuple(Option(code, name, chosen=code == here) for name, code in whole)
    hint = say("Its money and its taxes are filled in where Counter knows them. You can change each.")
    return Choices(say("In which country is your shop?"), hint, countries, say("Back"))


def country_name(code: str, language: Language) -> str:
    """What a country is called; "" where none is known yet."""
    if code == ELSEWHERE.code:
        return language.say("Another country")
    return str(language.locale.territories.get(code, ""))


def _rows(step: Step, answers: Answers, language: Language) -> tuple[RowState, ...]:
    if step == SHOP:
        return _shop_rows(answers, language)
    if step == MONEY:
        return _money_rows(answers, language)
    return _people_rows(answers, language) if step == PEOPLE else ()


def _field(
    key: str, label: str, answers: Answers, language: Language, *, secret: bool = False, half: bool = False
) -> FieldState:
    why = answers.draft.wrong.get(key)
    text = answers.draft.text(key, answers.settings)
    return FieldState(key, label, text, language.explain(why) if why else "", secret=secret, half=half)


def _shop_rows(answers: Answers, language: Language) -> tuple[RowState, ...]:
    say = language.say
    spoken = tuple(zip(SPOKEN, SPOKEN_NAMES, strict=True))
    here, why = country_name(answers.settings.first_start.country, language), answers.draft.wrong.get(COUNTRY)
    wrong = language.explain(why) if why else ""
    return (
        _field("shop_name", say("The shop’s name"), answers, language),
        _field("address", say("Address, as it stands on receipts"), answers, language),
        _field("contact_line", say("Phone or e-mail for customers, if you like"), answers, language),
        AskedState(COUNTRY, say("Country"), here or say("Choose the country"), wrong),
        ChoiceState(LANGUAGE, say("What you and your customers read and hear"), spoken, language.locale.language),
    )


def _money_rows(answers: Answers, language: Language) -> tuple[RowState, ...]:
    say, settings, draft = language.say, answers.settings, answers.draft
    currency, prices = draft.text("currency", settings), draft.text("prices", settings)
    taxes = (
        _field(
            tax_key(rate, here=here),
            say("{name}, had here, in percent", name=rate.tax_class)
            if here
            else say("{name}, to go, in percent", name=rate.tax_class),
            answers,
            language,
            half=True,
        )
        for rate in settings.tax_rates
        for here in (True, False)
        if isinstance(rate.here if here else rate.to_go, Decimal)
    )
    ways = ((INCLUDE_TAX, say("Tax is in the price")), (EXCLUDE_TAX, say("Tax comes on top")))
    return (
        ChoiceState("currency", say("Currency"), tuple((each, each) for each in CURRENCIES), currency.strip().upper()),
        _field("currency", say("Or another, by its three letters"), answers, language, half=True),
        _field("in_drawer", say("Cash in the drawer now, if you counted it"), answers, language, half=True),
        HeadingState("taxes", say("Taxes"), _about_taxes(settings, language)),
        ChoiceState("prices", say("Prices on the menu"), ways, prices),
        *taxes,
        _field("tax_number", say("Tax number for receipts, if you have one"), answers, language),
    )


def _about_taxes(settings: Settings, language: Language) -> str:
    """Whose taxes they are and since when; what to do where no law says them."""
    say, here = language.say, country(settings.first_start.country)
    if here is None:
        return say("These are Germany’s since 2026. Write yours, 0 where there is none.")
    if here == ELSEWHERE:
        return say("Counter does not know your country’s taxes. Write yours, 0 where there is none.")
    name = country_name(here.code, language)
    if here.asks:
        return say("{country}: taxes go by where you are. Write yours, 0 where there is none.", country=name)
    return say(
        "{country}: what is usual since {date}. Some things are taxed otherwise; write what holds for you.",
        country=name,
        date=language.long_date(here.since),
    )


def _people_rows(answers: Answers, language: Language) -> tuple[RowState, ...]:
    say = language.say
    rows: list[RowState] = [
        _field("owner", say("Your name"), answers, language),
        _field("pin", say("Your PIN, four or six digits"), answers, language, secret=True, half=True),
        _field("pin again", say("The same PIN once more"), answers, language, secret=True, half=True),
        HeadingState(
            "others", say("Who else works here?"), say("They choose their PINs later: in the Office, under Staff.")
        ),
    ]
    roles = tuple((each, role_name(each, language)) for each in ROLES)
    for place in range(others_asked(answers.draft, answers.settings)):
        name, role = other_key(place, "name"), other_key(place, "role")
        rows.append(_field(name, say("Name of person {number}", number=place + 2), answers, language))
        if typed := answers.draft.text(name, answers.settings).strip():
            label = say("What {name} is", name=typed)
            rows.append(ChoiceState(role, label, roles, answers.draft.text(role, answers.settings)))
    return tuple(rows)
