"""Names stand on screen in their own script, in a font that comes along: no box where a letter should be."""

import pytest
from PySide6.QtGui import QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication

from counter.ui.theme import fonts, tokens

SCRIPTS = {
    "Vazirmatn": "محمد عبد الله می‌خواهم ٹڈپچ ١٢٣",
    "Noto Sans Arabic": "ڀڳ",
    "Noto Sans Hebrew": "שָׁלוֹם",
    "Noto Sans Devanagari": "क्षत्रिय",
    "Noto Sans Thai": "น้ำชา",
    "Droid Sans Fallback": "北京さくらコーヒー김민준",
    "Noto Emoji": "😀☕👩‍🍳❤️",
    "Inter": "Zoë 3.80 € Ωμέγα Привет",
}


@pytest.mark.parametrize("weight", [tokens.REGULAR, tokens.SEMIBOLD])
@pytest.mark.parametrize("family", SCRIPTS)
def test_every_letter_is_drawn_in_a_font_that_comes_along(qapp: QApplication, family: str, weight: int) -> None:
    fonts.load()
    layout = QTextLayout(SCRIPTS[family], fonts.font(20, weight))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    found = layout.glyphRuns()
    assert {run.rawFont().familyName() for run in found} - {"Inter"} <= {family}
    assert all(glyph for run in found for glyph in run.glyphIndexes())


def test_every_family_that_is_asked_for_comes_along(qapp: QApplication) -> None:
    fonts.load()
    assert set(fonts.FAMILIES) <= set(QFontDatabase.families())


def test_figures_in_a_line_of_hindi_are_no_wide_pictures(qapp: QApplication) -> None:
    fonts.load()
    layout = QTextLayout("#6 दीपिका 3.80", fonts.font(20))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert {run.rawFont().familyName() for run in layout.glyphRuns()} <= {"Inter", "Noto Sans Devanagari"}
