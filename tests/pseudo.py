"""A language that nobody speaks: every sentence that went through the catalogues is known by its letters.

Each letter has a mark on it, each sentence stands in brackets, and its words are 40% longer: what is left in plain
letters on a screen never was translated, and what is cut now would be cut in German.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

MARKED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"
)
_BLANK = re.compile(r"(\{[^{}]*\})")
_PART = re.compile(r"\{[^{}]*\}|\s+|[^\s{}]+|[{}]")
_PLAIN = re.compile(r"[A-Za-z]{2,}")


def marked(sentence: str) -> str:
    """A sentence as the pseudo-language says it, each of its words longer; its blanks stay."""
    plain, begun, given, said = len(_BLANK.sub("", sentence)), 0, 0, ""
    longer = max(1, round(0.4 * plain) - len("[]"))
    for part in _PART.findall(sentence):
        if _BLANK.fullmatch(part):
            said += part
            continue
        begun += len(part)
        tail = 0 if part.isspace() else longer * begun // plain - given
        given += tail
        said += part.translate(MARKED) + "~" * tail
    return f"[{said}{'~' * (longer - given)}]"


def write_pseudo_language(root: Path, folder: Path) -> None:
    """Writes it into `folder` as English, of all that the code says today."""
    sys.path.insert(0, str(root / "tools"))
    import translations  # noqa: PLC0415 - a developer's script, beside the package

    where = folder / "translations" / "en" / "LC_MESSAGES"
    where.mkdir(parents=True)
    for name in (translations.CUSTOMER, translations.STAFF):
        catalogue = Catalog(locale="en")
        for sentence in translations.places(name):
            ids = (sentence,) if isinstance(sentence, str) else sentence
            said = tuple(marked(each) for each in ids)
            catalogue.add(sentence, said[0] if isinstance(sentence, str) else said)
        with (where / f"{name}.mo").open("wb") as file:
            write_mo(file, catalogue)


def words_of(data: Iterable[str]) -> frozenset[str]:
    """The words of what people wrote."""
    return frozenset(word for each in data for word in _PLAIN.findall(each))


def left_in_english(texts: Iterable[str], known: frozenset[str]) -> list[str]:
    """The texts in which a word stands that is neither marked nor a known one."""
    return sorted({text for text in texts if not known.issuperset(_PLAIN.findall(text))})
