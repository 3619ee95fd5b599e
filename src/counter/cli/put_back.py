"""`counter put-back`: goes on with books that were put back from a backup, knowingly."""

from __future__ import annotations

from pathlib import Path

import click

from counter.bootstrap import open_shop, what_is_missing
from counter.cli.say import say


@click.command("put-back")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def put_back_command(folder: Path, *, yes: bool) -> None:
    """Go on with the books as they are, after they were put back from a backup.

    Says what they lack of those that were closed here, and asks. Where nothing is missing, nothing is done.
    """
    shop = open_shop(folder, only_look=True)
    try:
        missing = shop.report(what_is_missing, folder, shop.keys)
    finally:
        shop.store.close()
    if not missing:
        say("Nothing is missing.")
        return
    say(f"Something is missing: {missing}.")
    if not yes and not click.confirm("Go on without it? What is missing cannot be brought in later"):
        say("Nothing was done.")
        return
    open_shop(folder, put_back=True).store.close()
    say("The counter opens these books from now on.")
