"""Fonts and icons that come along: each one asked for is there, and each says under which licence."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase.ttfonts import TTFont

WEIGHTS = [400, 500, 600, 700]
PRINTED = "€£ÄÖÜäöüßéèñçøåŁőşžАбвΩλ“”‘’…–−×·"


def icons_asked_for(root: Path) -> Iterator[str]:
    """Names of icons in menu and playbook, and in code where `icon=` or `picture(` names one outright."""
    for file in (root / "resources").rglob("*.toml"):
        for entries in tomllib.loads(file.read_text("utf-8")).values():
            if isinstance(entries, list):
                yield from (entry["icon"] for entry in entries if "icon" in entry)
    for file in (root / "src/counter/ui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                asked = [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
                asked += node.args[:1] if getattr(node.func, "attr", "") in {"picture", "icon"} else []
                yield from (
                    a.value for a in asked if isinstance(a, ast.Constant) and isinstance(a.value, str) and a.value
                )


def test_every_icon_asked_for_is_bundled(root: Path) -> None:
    asked = set(icons_asked_for(root))
    assert {"coffee", "hand-heart"} <= asked
    assert asked - {path.stem for path in (root / "resources/icons").glob("*.svg")} == set()


def test_every_icon_takes_the_colour_of_its_token(root: Path) -> None:
    for path in (root / "resources/icons").glob("*.svg"):
        drawing = path.read_text("utf-8")
        assert 'stroke="currentColor"' in drawing
        assert not re.search(r"#[0-9a-fA-F]{3,6}|<!--|<script", drawing)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_qt_and_paper_set_figures_equally_wide(root: Path, qapp: QApplication, weight: int) -> None:
    path = root / f"resources/fonts/Inter-{weight}.ttf"
    number = QFontDatabase.addApplicationFont(str(path))
    assert "Inter" in QFontDatabase.applicationFontFamilies(number)
    font = QFont("Inter", 20, QFont.Weight(weight))
    metrics = QFontMetricsF(font)
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")
    assert [letter for letter in PRINTED if not metrics.inFontUcs4(ord(letter))] == []

    on_paper = TTFont(f"house-{weight}", str(path))  # not registered: that would be the face of all that is printed
    assert on_paper.stringWidth("1111", 10) == on_paper.stringWidth("8888", 10)


def test_what_is_bundled_says_its_licence(root: Path) -> None:
    listed = (root / "resources/LICENSES.md").read_text("utf-8")
    for licence in ("resources/fonts/OFL.txt", "resources/fonts/OFL-others.txt", "resources/icons/LICENSE.txt"):
        assert licence in listed
        assert (root / licence).stat().st_size > 1_000
    assert "END OF TERMS AND CONDITIONS" in (root / "LICENSE").read_text("utf-8")
