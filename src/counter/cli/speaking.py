"""In which language a command answers. What is typed, and its help, is in English."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counter.bootstrap import open_shop
from counter.cli.commands import counter, shop_folder
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.language import Language, of_this_machine


def language_of(folder: Path) -> Language:
    """The one typed with `--language`, else the shop's in `folder`, as far as its books open, else the machine's."""
    return said_on(folder, language_typed())


def in_words(refusal: Refused | Unavailable, words: Sequence[str]) -> str:
    """What a refusal says to whoever typed these `words`, in the language of the shop that they are about."""
    typed = counter.make_context("counter", list(words), resilient_parsing=True).params
    try:
        language = said_on(shop_folder(typed["shop"]), typed["language"] or "")
    except Refused:
        language = of_this_machine()
    return language.explain(refusal)


def said_on(folder: Path, reads: str) -> Language:
    """The same, where `reads` ("de", or "") was typed."""
    try:
        shop = open_shop(folder, only_look=True)
    except Exception:  # noqa: BLE001 - whatever is wrong with the books, that is said in some language
        return Language(reads) if reads else of_this_machine()
    shop.store.close()
    return shop.language.to_person(reads)


def language_typed() -> str:
    """What was typed with `--language` ("de"), or ""."""
    context = click.get_current_context(silent=True)
    return (context and context.find_root().params.get("language")) or ""
