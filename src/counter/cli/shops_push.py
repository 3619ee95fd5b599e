"""`counter shops push` and `counter shops keep`: this shop's menu and playbook for others of the same owner."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from counter.bootstrap import open_books
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.recovery.playbook import Playbook
from counter.reports.version_rows import VersionRow
from counter.reports.version_words import changed_here_words, row_words
from counter.settings.versions import PRICE
from counter.shops.apart import NOT_ALL
from counter.shops.folder import ShopsFile
from counter.shops.model import KnownShop
from counter.shops.names import find_shop, names_of
from counter.shops.push import Difference, Pushed, keep, look_at_push, push, say_taxes
from counter.shops.queries import known_shops
from counter.shops.versions import MENU, PLAYBOOK, Kind

_NAME = 24


@click.command("push")
@click.argument("kind", type=click.Choice([MENU, PLAYBOOK]))
@click.argument("shops", nargs=-1, metavar="[SHOP]...")
@click.option("--look", is_flag=True, help="Show what would be otherwise there; only --tax is kept.")
@click.option(
    "--tax",
    "taxes",
    multiple=True,
    metavar="OURS=THEIRS",
    help="Which of their tax classes one of ours is: kept there.",
)
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def push_command(
    folder: Path, kind: Kind, shops: Sequence[str], *, look: bool, taxes: Sequence[str], as_json: bool
) -> None:
    """Give this shop's menu or playbook to each SHOP (its name), to all others where none is said.

    Each takes all of it but what it keeps, in one change that its Changes can undo. Tax classes, stations and what is
    sold out stay its own. Ends with code 1 where one of them cannot take it.
    """
    language, book, others = _here(folder)
    chosen = [find_shop(others, each) for each in shops] or list(others)
    names = names_of(others)
    for each in chosen if taxes else ():
        say_taxes(folder, open_books, each.shop, dict(_tax(tax) for tax in taxes))
    if look:
        found = [look_at_push(folder, open_books, kind, each.shop) for each in chosen]
        if as_json:
            click.echo(json.dumps({"shops": [_looked_json(each, book, language) for each in found]}))
        for difference in () if as_json else found:
            _say_difference(difference, names[difference.shop], book, language)
        sys.exit(NOT_ALL if any(each.refused for each in found) else 0)
    pushed = push(folder, open_books, kind, [each.shop for each in chosen])
    if as_json:
        click.echo(json.dumps({"shops": [_pushed_json(each, language) for each in pushed]}))
    else:
        for done in pushed:
            say(f"{names[done.shop]}: {_what_came(done, language)}")
    sys.exit(NOT_ALL if any(done.refused for done in pushed) else 0)


@click.command("keep")
@click.argument("shop", metavar="SHOP")
@click.argument("what", metavar="WHAT")
@click.option("--not", "no_longer", is_flag=True, help="It is taken again.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def keep_command(folder: Path, shop: str, what: str, *, no_longer: bool, as_json: bool) -> None:
    """Let WHAT stay as SHOP has it, whatever is pushed: what “push --look” calls it, as Latte, or Latte:price.

    It is that shop's own decision from then on, and stands in its Changes.
    """
    language, _book, others = _here(folder)
    known = find_shop(others, shop)
    kind, row = _meant(folder, known, what)
    trouble = language.explain(keep(folder, open_books, kind, known.shop, row, kept=not no_longer))
    if as_json:
        click.echo(json.dumps({"what": row[0], "name": row[1], "kept": not no_longer, "trouble": trouble}))
        return
    if no_longer:
        say(language.say("{name} is taken again by {shop}.", name=row[1], shop=known.name))
    else:
        say(language.say("{name} stays as {shop} has it.", name=row[1], shop=known.name))
    if trouble:
        say(trouble)


def _here(folder: Path) -> tuple[Language, Playbook, tuple[KnownShop, ...]]:
    """How things are said, this shop's playbook, and the other shops. Refused where there are none."""
    with looking_at(folder) as home:
        language, book = home.language, home.playbook
    with ShopsFile(folder) as tables:
        others = tuple(each for each in tables.read(known_shops) if not each.is_home)
    if not others:
        raise Refused("No other shop is known here. Add one: counter shops add URL CODE")
    return language, book, others


def _tax(typed: str) -> tuple[str, str]:
    ours, equals, theirs = typed.partition("=")
    if not equals:
        raise Refused("Write OURS=THEIRS, as --tax food=snacks.")
    return ours.strip(), theirs.strip()


def _meant(folder: Path, shop: KnownShop, said: str) -> tuple[Kind, tuple[str, str]]:
    """Of the menu or the playbook, and a row's `what` and name. Refused where nothing there is called so."""
    called: list[str] = []
    kinds: tuple[Kind, Kind] = (MENU, PLAYBOOK)
    for kind in kinds:
        found = look_at_push(folder, open_books, kind, shop.shop)
        if found.refused:
            raise Refused(found.refused.text, **found.refused.values)
        rows = [(each.what, each.name) for each in found.rows] + list(found.kept.items())
        for row in rows:
            if said.casefold() in (row[0].casefold(), _called(row).casefold()):
                return kind, row
        called += dict.fromkeys(map(_called, rows))
    raise Refused(
        "Nothing that would be otherwise in {shop} is called “{what}”. There are: {known}.",
        shop=shop.name, what=said, known=", ".join(called) or "–",
    )  # fmt: skip


def _called(row: tuple[str, str]) -> str:
    """By what a person says it."""
    what, name = row
    return (name or what) + (PRICE if what.endswith(PRICE) else "")


def _say_difference(found: Difference, name: str, book: Playbook, language: Language) -> None:
    say(language.say("{shop}, version {number}:", shop=name, number=found.number))
    for sentence in _about(found, language):
        say(f"  {sentence}")
    if not found.rows and not found.refused:
        say("  " + language.say("All of it is so already."))
    for row in found.rows:
        first, *more = row_words(row, book, found.stations, language)
        notes = [
            note
            for note in (language.say("it stays as it is") if row.kept else "", changed_here_words(row, language))
            if note
        ]
        say(f"  {_called((row.what, row.name)):<{_NAME}} {first}" + (f" ({', '.join(notes)})" if notes else ""))
        for line in more:
            say(f"  {'':<{_NAME}} {line}")


def _about(found: Difference, language: Language) -> Iterable[str]:
    """What is said of the whole."""
    yield from filter(None, (language.explain(found.refused), language.explain(found.trouble)))
    if found.prices_stay:
        yield language.say(
            "It sells in another currency: its prices stay, what is new comes off the menu, and a new group without a"
            " free choice does not come."
        )
    for tax in dict.fromkeys(row.tax for row in found.changing if row.tax):
        yield language.say("Say which of its tax classes “{tax}” is, with --tax {tax}=…", tax=tax)


def _what_came(done: Pushed, language: Language) -> str:
    if done.refused:
        return language.explain(done.refused)
    count = language.say_count(
        "version {number}, {count} thing is otherwise", "version {number}, {count} things are otherwise", done.changed,
        number=done.number,
    )  # fmt: skip
    kept = language.say_count("{count} kept", "{count} kept", done.kept) if done.kept else ""
    return ", ".join(filter(None, (count, kept))) + (f". {language.explain(done.trouble)}" if done.trouble else "")


def _looked_json(found: Difference, book: Playbook, language: Language) -> dict[str, Any]:
    return {
        "shop": str(found.shop),
        "name": found.name,
        "number": found.number,
        "had": found.had.number if found.had else None,
        "kept": dict(found.kept),
        "prices_stay": found.prices_stay,
        "about": list(_about(found, language)),
        "trouble": language.explain(found.trouble),
        "refused": language.explain(found.refused),
        "tax_classes": found.tax_classes,
        "rows": [_row_json(each, found, book, language) for each in found.rows],
    }


def _row_json(row: VersionRow, found: Difference, book: Playbook, language: Language) -> dict[str, Any]:
    here = row.changed_here
    return {
        "what": row.what,
        "name": row.name,
        "words": row_words(row, book, found.stations, language),
        "kept": row.kept,
        "tax": row.tax,
        "changed_by": here.by if here else "",
        "changed_at": here.at.isoformat() if here else None,
        "changed": changed_here_words(row, language),
    }


def _pushed_json(done: Pushed, language: Language) -> dict[str, Any]:
    return {
        "shop": str(done.shop),
        "name": done.name,
        "number": done.number,
        "changed": done.changed,
        "kept": done.kept,
        "words": _what_came(done, language),
        "trouble": language.explain(done.trouble),
        "refused": language.explain(done.refused),
    }
