"""`counter promises`: what this shop decided about its promises."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
import msgspec

from counter.bootstrap import open_shop
from counter.flows.open_shop import decide


@click.command("promises")
@click.option("--sure", type=click.IntRange(80, 98), help="How many of 100 promises to keep.")
@click.option("--tell-from", type=click.IntRange(5, 95), help="Chance of missing, in %, from which a customer is told.")
@click.option("--grace", type=click.IntRange(0, 900), help="How many seconds late an order is before a voucher prints.")
@click.option("--small-delay", type=click.IntRange(0, 900), help="Seconds of delay that are not worth a word.")
@click.pass_obj
def promises_command(
    folder: Path, *, sure: int | None, tell_from: int | None, grace: int | None, small_delay: int | None
) -> None:
    """Show what this shop decided about its promises, or decide anew."""
    shop = open_shop(folder)
    try:
        policy = shop.settings.promises
        decided = replace(
            policy,
            target=policy.target if sure is None else sure / 100,
            tell_from=policy.tell_from if tell_from is None else tell_from / 100,
            grace_seconds=policy.grace_seconds if grace is None else grace,
            small_delay_seconds=policy.small_delay_seconds if small_delay is None else small_delay,
        )
        if decided != policy:
            shop.do(shop.itself, decide, {"promises": msgspec.to_builtins(decided)})
        click.echo(
            f"Promises are made to be kept {decided.target:.0%} of the time (--sure).\n"
            f"A customer is told when the chance of missing reaches {decided.tell_from:.0%} (--tell-from),\n"
            f"unless the new time is less than {decided.small_delay_seconds} s later (--small-delay).\n"
            f"A voucher prints when an order is more than {decided.grace_seconds} s late (--grace)."
        )
    finally:
        shop.store.close()
