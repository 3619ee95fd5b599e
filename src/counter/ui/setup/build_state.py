"""Turns what a new owner answered so far into what is seen of the step they are at. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from counter.kernel.errors import Refused
from counter.kernel.language import SPOKEN, SPOKEN_NAMES, Language, _
from counter.settings.first_start import COFFEE, DONE, MENU, MONEY, PEOPLE, SHOP, STEPS, Step
from counter.settings.rights import ROLES
from counter.settings.rules import Settings
from counter.settings.taxes import EXCLUDE_TAX, INCLUDE_TAX
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.phrases import role_name
from counter.ui.setup.setup_draft import SetupDraft, other_key, others_asked, tax_key
from counter.ui.setup.state import (
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
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "SEK", "DKK", "AED", "MXN")
"""Those that are one tap away; every other is typed by its three letters."""
LANGUAGE = "language"


class Answers(NamedTuple):
    """All there is to show: what was decided, what is typed, and whether something is asked or waited for."""

    settings: Settings
    draft: SetupDraft
    wrong: Refused | str = ""
    busy: bool = False
    asks_language: bool = False


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
        menu=menu if step == MENU else None,
        done=done,
        question=_ask_language(language) if answers.asks_language else None,
    )


def _ask_language(language: Language) -> Choices:
    say, here = language.say, language.locale.language
    options = tuple(Option(key, name, chosen=key == here) for key, name in zip(SPOKEN, SPOKEN_NAMES, strict=True))
    return Choices(say("Language"), "", options, say("Back"))


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
    return (
        _field("shop_name", say("The shop’s name"), answers, language),
        _field("address", say("Address, as it stands on receipts"), answers, language),
        _field("contact_line", say("Phone or e-mail for customers, if you like"), answers, language),
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
        HeadingState("taxes", say("Taxes"), say("These are Germany’s since 2026. Write yours, 0 where there is none.")),
        ChoiceState("prices", say("Prices on the menu"), ways, prices),
        *taxes,
        _field("tax_number", say("Tax number for receipts, if you have one"), answers, language),
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
