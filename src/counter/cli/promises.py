"""`counter promises`: what this shop decided about its promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import msgspec

from counter.bootstrap import open_shop
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.cli.speaking import language_of
from counter.cli.what_if import say_what_if
from counter.flows.open_shop import decide
from counter.kernel.language import Language
from counter.reports.promise_page import DAYS
from counter.settings.rules import PromisePolicy


@click.command("promises")
@click.option("--sure", type=int, help="How many of 100 promises to keep, 80 to 98.")
@click.option("--tell-from", type=int, help="Chance of missing, in %, from which a customer is told, 5 to 95.")
@click.option("--grace", type=int, help="How many seconds late an order is before a voucher prints, 0 to 900.")
@click.option("--small-delay", type=int, help="Seconds of delay that are not worth a word, 0 to 900.")
@click.option("--longest", type=int, help="The longest time the shop stands for, in minutes, 5 to 240.")
@click.option("--what-if", is_flag=True, help="Replay the last days: what eight shares to keep would have meant.")
@click.option(
    "--days", type=click.IntRange(1, 366), default=DAYS, show_default=True, help="With --what-if: so many days."
)
@click.option("--json", "as_json", is_flag=True, help="With --what-if: as JSON.")
@click.pass_obj
def promises_command(  # noqa: PLR0913 - one a choice
    folder: Path,
    *,
    what_if: bool,
    days: int,
    as_json: bool,
    sure: int | None,
    tell_from: int | None,
    grace: int | None,
    small_delay: int | None,
    longest: int | None,
) -> None:
    """Show what this shop decided about its promises, or decide anew: it counts from the next order on."""
    if what_if:
        say_what_if(folder, days, as_json=as_json)
        return
    said = {
        "target": None if sure is None else sure / 100,
        "tell_from": None if tell_from is None else tell_from / 100,
        "grace_seconds": grace,
        "small_delay_seconds": small_delay,
        "longest_minutes": longest,
    }
    if as_json:
        message = "Say --what-if with --json."
        raise click.UsageError(message)
    changes = {name: value for name, value in said.items() if value is not None}
    policy = _decide(folder, changes) if changes else _look(folder)
    say("\n".join(_in_words(policy, language_of(folder))))


def _look(folder: Path) -> PromisePolicy:
    with looking_at(folder) as shop:
        return shop.settings.promises


def _decide(folder: Path, changes: Mapping[str, Any]) -> PromisePolicy:
    shop = open_shop(folder)
    try:
        decided = replace(shop.settings.promises, **changes)
        if decided != shop.settings.promises:
            shop.do(shop.itself, decide, {"promises": msgspec.to_builtins(decided)})
        return decided
    finally:
        shop.store.close()


def _in_words(policy: PromisePolicy, language: Language) -> Iterator[str]:
    yield language.say(
        "Promises are made to be kept {share} of the time (--sure).", share=language.percent(policy.target)
    )
    yield language.say(
        "A customer is told when the chance of missing reaches {chance} (--tell-from),\n"
        "unless the new time is less than {seconds} s later (--small-delay).",
        chance=language.percent(policy.tell_from),
        seconds=policy.small_delay_seconds,
    )
    yield language.say(
        "Beyond {minutes} minutes no time is promised: the till says how long it takes (--longest).",
        minutes=policy.longest_minutes,
    )
    if policy.grace_seconds:
        yield language.say(
            "A voucher prints when an order is more than {seconds} s late (--grace);\n"
            "the Day page says how many were kept, and how many within that.",
            seconds=policy.grace_seconds,
        )
    else:
        yield language.say("A voucher prints as soon as an order is late (--grace).")
