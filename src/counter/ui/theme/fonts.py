"""Inter, in the weights we bundle, with figures that stand under each other."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from counter.kernel.resources import resource
from counter.ui.theme import tokens


def load() -> None:
    """Gives Qt the bundled fonts; once, after the application is made."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


@cache
def font(size: int, weight: int = tokens.REGULAR) -> QFont:
    """Inter at `size` pixels and `weight` (400 to 700), with tabular figures. Not to be changed by who gets it."""
    face = QFont(tokens.FAMILY)
    face.setPixelSize(size)
    face.setWeight(QFont.Weight(weight))
    face.setFeature(QFont.Tag("tnum"), 1)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face
