"""`counter promises --what-if`: how well this shop promises, and what other shares to keep would have meant."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import msgspec

from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.flows.promise_page import work_out
from counter.kernel.language import Language, _
from counter.reports.promise_kept import KeptAt
from counter.reports.promise_page import ENOUGH, PromisePage

_NICE = 19


def say_what_if(folder: Path, days: int, *, as_json: bool) -> None:
    """Works it out of the last so many days and prints it. It takes minutes for a busy shop; sales come first."""
    with suppress(AttributeError, OSError):
        os.nice(_NICE)
    with looking_at(folder) as shop:
        page, language = work_out(shop, days), shop.language
    if as_json:
        click.echo(msgspec.json.encode(page))
    else:
        say("\n".join(_in_words(page, language)))


def _in_words(page: PromisePage, language: Language) -> Iterator[str]:
    kept = page.kept
    days = {"first": page.first, "last": page.last, "kept": kept.kept}
    yield language.say_count(
        "{first} to {last}: {kept} of {count} promise kept.", "{first} to {last}: {kept} of {count} promises kept.",
        kept.of, **days,
    )  # fmt: skip
    of_all = ((_("By hour"), kept.hours), (_("By load"), kept.loads), (_("By what was ordered"), kept.kinds))
    for heading, parts in of_all:
        if parts:
            said = ", ".join(
                language.say("{what} {count} of {whole}", what=_part(each, language), count=each.kept, whole=each.of)
                for each in parts
            )
            yield f"{language.say(heading)}: {said}"
    if not page.is_enough:
        yield language.say("Too few to say more: from {count} promises on they are replayed.", count=ENOUGH)
        return
    yield ""
    yield language.say("kept of 100   minutes promised   promises missed   without a promise")
    for stop in page.stops:
        now = f" {language.say('now')}" if stop.target == page.target else ""
        yield f"{stop.target * 100:11.0f}   {stop.minutes:16.1f}   {stop.missed:15}   {stop.unpromised:17}{now}"
    for slow in page.slow:
        timed = {"item": slow.name, "seconds": slow.seconds, "times": slow.times}
        if slow.menu_seconds is None:
            yield language.say("{item}: {seconds} s, timed {times} times; the menu says nothing.", **timed)
        else:
            yield language.say(
                "{item}: {seconds} s, timed {times} times; the menu says {menu} s.", menu=slow.menu_seconds, **timed
            )


def _part(part: KeptAt, language: Language) -> str:
    if part.what:
        return part.what
    return language.say("{count} or more", count=part.first) if part.last is None else f"{part.first}-{part.last}"
