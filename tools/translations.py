#!/usr/bin/env python3
"""Takes every sentence a customer reads or hears out of the code and the playbook, and makes the catalogues of it.

The handbook's words are among them: it is read in the language that is spoken with customers.

For each language `resources/translations/LANGUAGE/LC_MESSAGES/customer.po` keeps what was translated, new sentences are
added empty, and `customer.mo` beside it is what Counter reads. Fill in what is empty, then run it again:

    make translations
"""

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("de", "fr", "es", "ar")
READ_BY_CUSTOMERS = (
    *("src/counter/receipts", "src/counter/vouchers", "src/counter/accounts", "src/counter/ui/board"),
    *("src/counter/orders/words.py", "src/counter/menu/rules.py", "src/counter/till/return_layout.py"),
    *("src/counter/reports/spoken.py", "src/counter/kernel/language.py"),
    *("src/counter/reports/voucher_words.py", "src/counter/reports/come_back_words.py"),
)
HANDBOOK = ("src/counter/reports/handbook.py", "src/counter/reports/handbook_pdf.py")
"""What staff read beside what they say, in the same language."""
SAYING = {"say": 1, "_": 1, "say_count": 2}
"""The calls whose text it is, and how many of their arguments are: two where there is a plural."""


def sentences() -> Iterator[str | tuple[str, ...]]:
    """All that is translated, in English; one with a plural is a pair."""
    yield from heard()
    yield from said_by(HANDBOOK)
    book = playbook()
    for mishap in book["mishap"]:
        yield mishap["label"]
        if "first" in mishap:
            yield mishap["first"]
    yield from (gesture["label"] for gesture in book["gesture"])


def heard() -> Iterator[str | tuple[str, ...]]:
    """Every sentence a customer can read or hear."""
    yield from said_by(READ_BY_CUSTOMERS)
    for mishap in playbook()["mishap"]:
        for step in (*mishap["say"].values(), *mishap["grave"]["say"].values()):
            yield from step
        yield mishap["slip"]


def playbook() -> dict[str, Any]:
    """The playbook as it is written."""
    return tomllib.loads((ROOT / "resources/playbook/playbook.toml").read_text("utf-8"))


def said_by(parts: Iterable[str]) -> Iterator[str | tuple[str, ...]]:
    """What files, or all files of folders, say."""
    for part in parts:
        path = ROOT / part
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield from said_in(file.read_text("utf-8"))


def said_in(source: str) -> Iterator[str | tuple[str, ...]]:
    """What a file of Python says, in its order; where it says one thing or another, both."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
        said = [tuple(texts(argument)) for argument in node.args[: SAYING.get(name, 0)]]
        if len(said) > 1:
            yield tuple(text for (text,) in said)
        else:
            yield from (text for each in said for text in each)


def texts(argument: ast.expr) -> Iterator[str]:
    """The texts that an argument can be."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from texts(argument.body)
        yield from texts(argument.orelse)


def template() -> Catalog:
    """All of them, once each, in the order of their place."""
    catalogue = Catalog(project="Counter", charset="utf-8")
    for sentence in sentences():
        catalogue.add(sentence)
    return catalogue


def catalogue_of(language: str) -> Catalog:
    """The catalogue of a language as it is on disk, with all that is said today and nothing else."""
    path = TRANSLATIONS / language / "LC_MESSAGES" / "customer.po"
    catalogue = Catalog(language)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def main() -> None:
    """Writes the catalogues of every language and says what of them is not translated."""
    for language in LANGUAGES:
        folder = TRANSLATIONS / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        catalogue = catalogue_of(language)
        with (folder / "customer.po").open("wb") as file:
            write_po(file, catalogue, width=100, omit_header=False, ignore_obsolete=True, sort_output=False)
        with (folder / "customer.mo").open("wb") as file:
            write_mo(file, catalogue)
        empty = [message.id for message in catalogue if message.id and not message.string]
        sys.stdout.write(f"{language}: {len(catalogue)} sentences, {len(empty)} not translated\n")


if __name__ == "__main__":
    main()
