"""Turns what is promised for a ticket into words. Pure."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.promises.model import PromiseQuote, Wait
from counter.ui.parts.phrases import about_minutes
from counter.ui.parts.ticket_state import PromiseState


def promise_state(quote: PromiseQuote | None, language: Language, *, is_told: bool) -> PromiseState:
    """The promise on offer, or how long it takes; `is_told`: they know that no time is promised."""
    if quote is None:
        return PromiseState()
    if quote.wait is not None:
        return _wait(quote.wait, language, is_told=is_told)
    main = language.say("Ready by {time}", time=language.clock(quote.due))
    return PromiseState(main, about_minutes(quote.minutes, language))


def next_promise(quote: PromiseQuote | None, language: Language) -> PromiseState:
    """What a drink would be promised that somebody orders next, or how long it would take."""
    if quote is None:
        return PromiseState()
    if quote.wait is not None:
        return PromiseState(language.range(quote.wait.soonest, quote.wait.latest), language.say("no promise"))
    main = language.say("Ready by {time}", time=language.clock(quote.due))
    return PromiseState(main, language.say("for the next drink, if they order now"))


def _wait(wait: Wait, language: Language, *, is_told: bool) -> PromiseState:
    """How long it takes, where no time is promised: first of all they have to know."""
    words = language.wait(wait.soonest, wait.latest)
    return PromiseState(
        main=language.range(wait.soonest, wait.latest),
        below=language.say("no promise"),
        told=language.say("They know"),
        told_name=language.say("They know: it takes {wait}, and we promise no time", wait=words),
        is_told=is_told,
    )
