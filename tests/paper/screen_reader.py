"""What a paper on screen paints, read back from the SVG that Qt makes of it, and what it says to who hears it."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QLabel

from counter.paper.document import Document
from counter.paper.format import Format
from counter.ui.parts.paper_view import PaperView

_SVG = "{http://www.w3.org/2000/svg}"


def view_of(document: Document, paper: Format) -> PaperView:
    """A document on screen, as wide as it is at most."""
    view = PaperView()
    view.show_document(document, paper)
    view.resize(view.sizeHint())
    return view


def painted_lines(view: PaperView) -> list[str]:
    """The lines from the top, their pieces from the left."""
    out, svg = QBuffer(), QSvgGenerator()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    svg.setOutputDevice(out)
    svg.setSize(view.size())
    painter = QPainter(svg)
    view.render(painter, QPoint())
    painter.end()
    rows = defaultdict[int, list[tuple[float, str]]](list)
    drawing = ET.fromstring(bytes(out.data().data()))  # noqa: S314 - Qt wrote it just now
    for group in drawing.iter(f"{_SVG}g"):
        across, _, _, down, left, top = map(float, group.get("transform", "matrix(1,0,0,1,0,0)")[7:-1].split(","))
        for text in group.findall(f"{_SVG}text"):
            x, y = float(text.get("x", "0")), float(text.get("y", "0"))
            rows[round(top + down * y)].append((left + across * x, text.text or ""))
    return [" ".join(words for _, words in sorted(row)) for _, row in sorted(rows.items())]


def heard(view: PaperView) -> list[str]:
    """What a screen reader says, block by block."""
    return [label.text() for label in view.findChildren(QLabel) if label.text()]
