"""The playbook as a shop decided it: its own words, gestures and amounts over those that come with Counter. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.language import _
from counter.kernel.money import Money, from_decimal
from counter.recovery.facts import SMALL
from counter.recovery.offers import VOUCHER
from counter.recovery.playbook import BLANKS, STEPS, WRITTEN, Playbook, PlaybookPage
from counter.recovery.rules import LATE
from counter.settings.playbook_decided import PageDecided, PlaybookDecided

WRITABLE = ("{name}", "{time}", "{amount}")
"""The blanks that an owner writes."""


def as_decided(book: Playbook, decided: PlaybookDecided) -> Playbook:
    """The playbook with what the shop decided; what it knows nothing of is left out."""
    amounts = _in_money(decided.amounts, book)
    pages = {kind: _page(page, decided.pages, book) for kind, page in book.pages.items()}
    missed = pages[LATE].answer(SMALL).amounts
    return replace(
        book,
        pages=pages,
        gestures={name: gesture.worth(amounts.get(name)) for name, gesture in book.gestures.items()},
        voucher=missed.get(VOUCHER) or amounts.get(VOUCHER, book.voucher),
        cap_percent=book.cap_percent if decided.cap_percent is None else decided.cap_percent,
    )


def _page(page: PlaybookPage, decided: Mapping[str, PageDecided], book: Playbook) -> PlaybookPage:
    answers = {}
    for severity, answer in page.answers.items():
        own = decided.get(f"{page.kind}.{severity}", PageDecided())
        offer = tuple(gesture for gesture in own.offer if gesture in book.gestures) or answer.offer
        chosen = own.chosen if own.offer else answer.chosen
        answers[severity] = replace(
            answer,
            own=own.say,
            offer=offer,
            chosen=tuple(each for each in chosen if each in offer),
            amounts=_in_money(own.amounts, book),
        )
    return replace(page, answers=answers)


def _in_money(amounts: Mapping[str, Decimal], book: Playbook) -> Mapping[str, Money]:
    """Rounded to the coin: finer ones are refused today, and were not always."""
    currency = book.voucher.currency
    coin = Decimal(1).scaleb(-get_currency_precision(currency))
    return {name: from_decimal(amount.quantize(coin, ROUND_HALF_UP), currency) for name, amount in amounts.items()}


def check_fits(book: Playbook, decided: PlaybookDecided) -> None:
    """Refused where something is decided about no page, step, gesture or blank of the playbook, or nothing is left.

    A kind without an answer would leave somebody without one: two remedies besides the word are always offered.
    """
    for name in (*decided.amounts, *(name for page in decided.pages.values() for name in page.amounts)):
        if name not in book.gestures or (book.gestures[name].amount or book.gestures[name].up_to) is None:
            raise Refused("“{gesture}” has no amount.", gesture=name)
    for key, own in decided.pages.items():
        kind, _dot, severity = key.partition(".")
        if kind not in book.pages or severity not in book.pages[kind].answers:
            raise Refused("There is no mishap “{kind}”. There are {known}.", kind=key, known=", ".join(book.pages))
        _check_words(own)
        if unknown := [each for each in (*own.offer, *own.chosen) if each not in book.gestures]:
            raise Refused("“{kind}” is not in the playbook.", kind=unknown[0])
        if own.offer and not is_answer(own.offer):
            raise Refused("Offer two ways to make it right at least, besides the word.")


def is_answer(offer: Iterable[str]) -> bool:
    """Whether gestures answer a mishap: two remedies at least, besides the word."""
    return len(set(offer) - {"apology"}) > 1


def _check_words(own: PageDecided) -> None:
    for say in own.say.values():
        for step, sentence in say.items():
            if step not in WRITTEN:
                raise Refused("There is no step “{step}”. There are {known}.", step=step, known=", ".join(WRITTEN))
            if wrong := unknown_blank(sentence, step):
                raise Refused(why_unknown(step), blank=sentence[slice(*wrong)], known=", ".join(WRITABLE))


def why_unknown(step: str) -> str:
    """Why a {blank} cannot stand in what is said at a step, in words to translate."""
    if step in STEPS:
        return _("“{blank}” is nothing that can be filled in. Use {known}.")
    return _("Nothing is filled in there. Write the sentence without “{blank}”.")


def unknown_blank(sentence: str, step: str) -> tuple[int, int] | None:
    """Where the first blank stands that nothing can fill at a step, from character up to character; None: all can be.

    A brace that is never closed, or never opened, is one too.
    """
    for found in re.finditer(r"\{[^{}]*\}?|\}", sentence):
        if step not in STEPS or found.group()[1:-1] not in BLANKS or not found.group().endswith("}"):
            return found.span()
    return None


def meant(blank: str) -> str:
    """The blank that somebody meant who wrote this one, "{nmae}", else ""."""
    return next(iter(difflib.get_close_matches(blank.casefold(), WRITABLE, n=1)), "")


def with_page(decided: PlaybookDecided, key: str, page: PageDecided) -> PlaybookDecided:
    """What is decided, with this about one kind and severity; as it comes where nothing is left of it."""
    pages = {name: own for name, own in decided.pages.items() if name != key}
    return replace(decided, pages=pages if page == PageDecided() else pages | {key: page})


def with_sentence(page: PageDecided, language: str, step: str, sentence: str) -> PageDecided:
    """A page with the shop's own sentence for a step in a language; empty takes it away."""
    said = {name: text for name, text in page.say.get(language, {}).items() if name != step}
    if sentence:
        said[step] = sentence
    others = {name: own for name, own in page.say.items() if name != language}
    return replace(page, say=others | ({language: said} if said else {}))


def with_amount(decided: PlaybookDecided, gesture: str, amount: Decimal) -> PlaybookDecided:
    """What is decided, with what one gesture is worth everywhere, in whole units."""
    return replace(decided, amounts={**decided.amounts, gesture: amount})


def with_page_amount(page: PageDecided, gesture: str, amount: Decimal | None) -> PageDecided:
    """A page with what one gesture is worth for it alone, in whole units; as everywhere where there is none."""
    others = {name: worth for name, worth in page.amounts.items() if name != gesture}
    return replace(page, amounts=others if amount is None else others | {gesture: amount})
