"""`counter restore`: a look into a backup, and then its books in a new place."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from counter.cli.backup import inside_fields, inside_in_words
from counter.cli.from_backup import check_keys, restore
from counter.cli.say import say
from counter.cli.speaking import language_of
from counter.flows.backups import backups_in
from counter.journal.seal import read_keys
from counter.kernel.language import Language
from counter.reports.inside import Inside, look_inside
from counter.rooms import registry


@click.command("restore")
@click.argument("backup", type=click.Path(exists=True, path_type=Path))
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option(
    "--keys",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder where shop.key is kept. The shop’s own if it is not said.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="What is inside as JSON.")
@click.pass_obj
def restore_command(
    shop_folder: Path, backup: Path, folder: Path | None, *, keys: Path | None, yes: bool, as_json: bool
) -> None:
    """Look into a backup; with DIR, open its books there, in a new place, and never over a shop.

    Says what is inside and whether every seal holds, and asks. What customers wanted forgotten is forgotten again; the
    restored books say in “counter verify” that they were put back. BACKUP may be a folder: then its backups are listed.
    """
    keys_in, language = keys or shop_folder, language_of(shop_folder)
    if backup.is_dir():
        for each in backups_in(backup):
            say(f"{each.path}: {inside_in_words(each.inside, language)}")
        return
    check_keys(keys_in)

    def agree(inside: Inside) -> bool:
        _show(inside, language, as_json=as_json)
        if inside.fault:
            return not yes and click.confirm(language.say("It is not good. Open it all the same?"), err=True)
        return yes or click.confirm(language.say("Open it in {folder}?", folder=folder), err=True)

    if folder is None:
        inside = look_inside(backup, registry(), read_keys(keys_in))
        _show(inside, language, as_json=as_json)
        sys.exit(1 if inside.fault else 0)
    if not restore(backup.absolute(), folder.absolute(), keys_in.absolute(), agree):
        say(language.say("Nothing was done."), err=True)
        sys.exit(1)
    said = language.say("The shop is in {folder} now. Open it: counter --shop {folder}", folder=folder)
    say(said, err=as_json)


def _show(inside: Inside, language: Language, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(inside_fields(inside, language), ensure_ascii=False))
    else:
        say(inside_in_words(inside, language))
