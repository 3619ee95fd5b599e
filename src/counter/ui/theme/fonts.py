"""Inter, in the weights we bundle, with figures that stand under each other; other scripts in fonts that have them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from counter.kernel.resources import resource
from counter.ui.theme import tokens

FAMILIES = (
    tokens.FAMILY,
    "Noto Sans Devanagari",  # first: it gives the figures in a line of Hindi too
    "Vazirmatn",  # before Noto Sans Arabic, as on paper
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Thai",
    "Noto Emoji",
    "Droid Sans Fallback",  # Chinese, Japanese, Korean
)
"""In which a letter is looked for, in this order: the same on every machine, whatever else it has."""


def load() -> None:
    """Gives Qt the bundled fonts; once, after the application is made. None is read before a letter needs it."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    QFontDatabase.setApplicationEmojiFontFamilies(["Noto Emoji"])
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")  # that the first of them has no Hindi is no fault


class _Type:
    is_large = False


def is_large() -> bool:
    """Whether letters are larger than their tokens say."""
    return _Type.is_large


def enlarge(*, on: bool) -> None:
    """Letters are larger from now on, or as their tokens say."""
    _Type.is_large = on


@contextmanager
def as_tokens_say() -> Iterator[None]:
    """Within it letters are as large as their tokens say, whoever likes them larger."""
    before, _Type.is_large = _Type.is_large, False
    try:
        yield
    finally:
        _Type.is_large = before


def font(size: int, weight: int = tokens.REGULAR) -> QFont:
    """Inter at the token `size` and `weight` (400 to 700), with tabular figures; larger for who likes large type.

    Not to be changed by who gets it.
    """
    return exact_font(round(size * tokens.LARGE) if _Type.is_large else size, weight)


@cache
def exact_font(size: int, weight: int = tokens.REGULAR) -> QFont:
    """The same at `size` pixels for everybody, as on paper. Not to be changed by who gets it."""
    face = QFont(list(FAMILIES))
    face.setPixelSize(size)
    face.setWeight(QFont.Weight(weight))
    face.setFeature(QFont.Tag("tnum"), 1)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face
