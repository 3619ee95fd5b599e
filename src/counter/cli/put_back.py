"""`counter put-back`: goes on with books that were put back from a backup, knowingly."""

from __future__ import annotations

from pathlib import Path

import click

from counter.bootstrap import open_shop, what_is_missing
from counter.cli.backup import inside_in_words
from counter.cli.from_backup import put_in_place, what_is_lost
from counter.cli.say import say
from counter.cli.speaking import language_of, language_typed
from counter.kernel.errors import Refused
from counter.link.reach import has_server
from counter.reports.inside import Inside


@click.command("put-back")
@click.argument("backup", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def put_back_command(folder: Path, backup: Path | None, *, yes: bool) -> None:
    """Go on with the books as they are, after they were put back from a backup; or put BACKUP in their place.

    Says what they lack of those that were closed here, and asks. Where nothing is missing, nothing is done. Books that
    make place for BACKUP are set aside in a folder beside them.
    """
    if backup is not None:
        _put_in_place(backup, folder, yes=yes)
        return
    shop = open_shop(folder, only_look=True)
    shop.reads = language_typed()
    language = shop.language
    try:
        missing = shop.report(what_is_missing, folder, shop.keys)
    finally:
        shop.store.close()
    if not missing:
        say(language.say("Nothing is missing."))
        return
    say(language.say("Something is missing: {missing}.", missing=language.explain(missing)))
    if has_server(folder):
        ask = language.say("Go on without it? What the shop’s server knows comes back by itself; the rest is gone")
    else:
        ask = language.say("Go on without it? What is missing cannot be brought in later")
    if not yes and not click.confirm(ask):
        say(language.say("Nothing was done."))
        return
    open_shop(folder, put_back=True).store.close()
    say(language.say("The counter opens these books from now on."))


def _put_in_place(backup: Path, folder: Path, *, yes: bool) -> None:
    language = language_of(folder)

    def agree(inside: Inside) -> bool:
        say(inside_in_words(inside, language))
        if inside.fault:
            raise Refused("That backup is not good: {fault}. Choose another.", fault=inside.fault)
        say(what_is_lost(folder, inside, language))
        return yes or click.confirm(language.say("Set them aside and go on from the backup?"))

    if put_in_place(backup.absolute(), folder, agree):
        say(language.say("The counter opens these books from now on."))
        say(language.say("Those that were there are set aside in a folder beside them."))
    else:
        say(language.say("Nothing was done."))
