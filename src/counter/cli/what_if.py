"""`counter promises --what-if`: how well this shop promises, and what other shares to keep would have meant."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import msgspec

from counter.cli.looking import looking_at
from counter.cli.say import counted, say
from counter.flows.promise_page import work_out
from counter.reports.promise_kept import KeptAt
from counter.reports.promise_page import ENOUGH, PromisePage

_NICE = 19


def say_what_if(folder: Path, days: int, *, as_json: bool) -> None:
    """Works it out of the last so many days and prints it. It takes minutes for a busy shop; sales come first."""
    with suppress(AttributeError, OSError):
        os.nice(_NICE)
    with looking_at(folder) as shop:
        page = work_out(shop, days)
    if as_json:
        click.echo(msgspec.json.encode(page))
    else:
        say("\n".join(_in_words(page)))


def _in_words(page: PromisePage) -> Iterator[str]:
    kept = page.kept
    yield f"{page.first} to {page.last}: {kept.kept} of {counted(kept.of, 'promise', 'promises')} kept."
    for heading, parts in (("By hour", kept.hours), ("By load", kept.loads), ("By what was ordered", kept.kinds)):
        if parts:
            yield f"{heading}: " + ", ".join(f"{_part(each)} {each.kept} of {each.of}" for each in parts)
    if not page.is_enough:
        yield f"Too few to say more: from {ENOUGH} promises on they are replayed."
        return
    yield ""
    yield "kept of 100   minutes promised   promises missed   without a promise"
    for stop in page.stops:
        now = " now" if stop.target == page.target else ""
        yield f"{stop.target * 100:11.0f}   {stop.minutes:16.1f}   {stop.missed:15}   {stop.unpromised:17}{now}"
    for slow in page.slow:
        menu = "nothing" if slow.menu_seconds is None else f"{slow.menu_seconds} s"
        yield f"{slow.name}: {slow.seconds} s, timed {slow.times} times; the menu says {menu}."


def _part(part: KeptAt) -> str:
    if part.what:
        return part.what
    return f"{part.first} or more" if part.last is None else f"{part.first}-{part.last}"
