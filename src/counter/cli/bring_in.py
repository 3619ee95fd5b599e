"""`counter import`: a menu from a file of another till, of a spreadsheet or of Counter."""

from __future__ import annotations

import json
from pathlib import Path

import click

from counter.bootstrap import open_shop
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.cli.speaking import language_of
from counter.flows.bring_in import bring_in, look_at
from counter.imports.formats import FIELDS, FORMATS, LEAVE_OUT
from counter.imports.model import FileRead, Meant
from counter.imports.plan import Plan
from counter.imports.plan_json import plan_json
from counter.imports.read_file import read_file
from counter.kernel.errors import Refused
from counter.kernel.language import Language, _
from counter.settings.rules import Settings


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "told", default="", metavar="|".join(each.key for each in FORMATS), help="What file it is.")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="COLUMN=FIELD",
    help=f"What a column is, by its heading: {', '.join((*FIELDS, LEAVE_OUT))}.",
)
@click.option("--tax", "taxes", multiple=True, metavar="TAX=CLASS", help="Which class of ours a tax of the file is.")
@click.option("--new-tax", "new_taxes", multiple=True, metavar="TAX", help="A tax of the file to make a class for.")
@click.option("--without", multiple=True, type=int, metavar="LINE", help="A line of the file to leave out.")
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
@click.option("--json", "as_json", is_flag=True, help="Say it as one line of JSON.")
@click.pass_obj
def import_command(  # noqa: PLR0913 - click gives each option by its name
    folder: Path,
    file: Path,
    told: str,
    maps: tuple[str, ...],
    taxes: tuple[str, ...],
    new_taxes: tuple[str, ...],
    without: tuple[int, ...],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring a menu in from FILE: CSV or XLSX, all of it or nothing. Undo in Changes takes it back."""
    columns = dict(_mapped(each, _("Write COLUMN=FIELD with one of {names}."), (*FIELDS, LEAVE_OUT)) for each in maps)
    ours = dict(_mapped(each, _("Write TAX=CLASS with a class of ours."), ()) for each in taxes)
    meant = Meant(told, columns, ours, frozenset(without), frozenset(new_taxes))

    def read(settings: Settings) -> FileRead:
        return read_file(file, settings.currency, settings.shop_name, meant)

    if dry_run:
        with looking_at(folder) as shop:
            understood = read(shop.settings)
            plan = look_at(shop, understood, meant)
    else:
        shop = open_shop(folder)
        try:
            understood = read(shop.settings)
            plan = shop.do(shop.itself, bring_in, understood, meant)
        finally:
            shop.store.close()
    if as_json:
        click.echo(json.dumps(plan_json(understood, plan) | {"brought_in": not dry_run}, ensure_ascii=False))
    else:
        _say(understood, plan, language_of(folder), dry_run=dry_run)


def _mapped(text: str, otherwise: str, names: tuple[str, ...]) -> tuple[str, str]:
    theirs, equals, ours = text.rpartition("=")
    if not equals or not theirs:
        raise Refused(otherwise, names=", ".join(names))
    return theirs, ours.strip()


def _say(read: FileRead, plan: Plan, language: Language, *, dry_run: bool) -> None:
    name = next(each.name for each in FORMATS if each.key == read.format)
    rows = language.say_count("{count} row", "{count} rows", read.rows)
    say(language.say("{format}: {rows}, read in full.", format=name, rows=rows))
    items = language.say_count("{count} item", "{count} items", len(plan.added))
    numbers = {"items": items, "changed": len(plan.changes), "unchanged": plan.unchanged}
    if dry_run:
        say(language.say("{items} would come in, {changed} changed, {unchanged} as before.", **numbers))
    else:
        say(language.say("{items} came in, {changed} changed, {unchanged} as before.", **numbers))
    for each in plan.changes:
        say(f"  {language.say('changed: {item}', item=each.item.name)}")
    for rate in plan.tax_rates:
        say(f"  {language.say('tax class: {name}', name=rate.tax_class)}")
    if plan.notes:
        say(language.say("Not understood ({count}):", count=len(plan.notes)))
    for note in plan.notes:
        said = {"line": note.line, "said": note.said, "made": note.made_of_it}
        say(f"  {language.say('line {line}: {said}; becomes {made}', **said)}")
