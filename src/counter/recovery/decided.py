"""The playbook as a shop decided it: its own words, gestures and amounts over those that come with Counter. Pure."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal
from counter.recovery.offers import VOUCHER
from counter.recovery.playbook import BLANKS, STEPS, Gesture, Playbook, PlaybookPage
from counter.settings.playbook_decided import PageDecided, PlaybookDecided


def as_decided(book: Playbook, decided: PlaybookDecided) -> Playbook:
    """The playbook with what the shop decided; what it knows nothing of is left out."""
    amounts = {name: from_decimal(amount, book.voucher.currency) for name, amount in decided.amounts.items()}
    return replace(
        book,
        pages={kind: _page(page, decided.pages, book) for kind, page in book.pages.items()},
        gestures={name: _gesture(gesture, amounts.get(name)) for name, gesture in book.gestures.items()},
        voucher=amounts.get(VOUCHER, book.voucher),
        cap_percent=book.cap_percent if decided.cap_percent is None else decided.cap_percent,
    )


def _page(page: PlaybookPage, decided: Mapping[str, PageDecided], book: Playbook) -> PlaybookPage:
    answers = {}
    for severity, answer in page.answers.items():
        own = decided.get(f"{page.kind}.{severity}", PageDecided())
        offer = tuple(gesture for gesture in own.offer if gesture in book.gestures) or answer.offer
        chosen = own.chosen if own.offer else answer.chosen
        answers[severity] = replace(
            answer, own=own.say, offer=offer, chosen=tuple(each for each in chosen if each in offer)
        )
    return replace(page, answers=answers)


def _gesture(gesture: Gesture, amount: Money | None) -> Gesture:
    if amount is None:
        return gesture
    return replace(gesture, up_to=amount) if gesture.up_to is not None else replace(gesture, amount=amount)


def check_fits(book: Playbook, decided: PlaybookDecided) -> None:
    """Refused where something is decided about no page, step, gesture or blank of the playbook, or nothing is left.

    A kind without an answer would leave somebody without one: two remedies besides the word are always offered.
    """
    for name in decided.amounts:
        if name not in book.gestures or (book.gestures[name].amount or book.gestures[name].up_to) is None:
            raise Refused("“{gesture}” has no amount.", gesture=name)
    for key, own in decided.pages.items():
        kind, _dot, severity = key.partition(".")
        if kind not in book.pages or severity not in book.pages[kind].answers:
            raise Refused("There is no mishap “{kind}”. There are {known}.", kind=key, known=", ".join(book.pages))
        _check_words(own)
        if unknown := [each for each in (*own.offer, *own.chosen) if each not in book.gestures]:
            raise Refused("“{kind}” is not in the playbook.", kind=unknown[0])
        if own.offer and len(set(own.offer) - {"apology"}) < 2:  # noqa: PLR2004 - two remedies
            raise Refused("Offer two ways to make it right at least, besides the word.")


def _check_words(own: PageDecided) -> None:
    for say in own.say.values():
        for step, sentence in say.items():
            if step not in STEPS:
                raise Refused("There is no step “{step}”. There are {known}.", step=step, known=", ".join(STEPS))
            if wrong := unknown_blank(sentence):
                raise Refused(
                    "“{blank}” is nothing that can be filled in. Use {known}.",
                    blank=wrong,
                    known=", ".join(f"{{{name}}}" for name in ("name", "time", "amount")),
                )


def unknown_blank(sentence: str) -> str:
    """A blank of a sentence that nothing can fill, as it is written; "" where all can be."""
    try:
        names = [name for _text, name, _spec, _how in string.Formatter().parse(sentence) if name is not None]
    except ValueError:
        return sentence
    return next((f"{{{name}}}" for name in names if name not in BLANKS), "")


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
    """What is decided, with what one gesture is worth, in whole units."""
    return replace(decided, amounts={**decided.amounts, gesture: amount})
