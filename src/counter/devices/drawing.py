"""What is printed as the bytes that a printer takes."""

from __future__ import annotations

from counter.kernel.errors import Refused
from counter.paper.document import QR, Document, Pages, Paper, Text
from counter.paper.escpos import document_escpos
from counter.paper.format import ROLL_80, Format
from counter.paper.pdf import paper_pdf
from counter.paper.raster import page_dots
from counter.paper.thermal import Thermal

_TRIED = Document("", (Text("€"), QR("1", 10)))


def drawn(paper: Paper, name: str, on: Thermal | Format) -> bytes:
    """A PDF for a kind of paper, or a thermal printer's letters and dots.

    Refused where the printer called `name` is a thermal one and it is pages of A4.
    """
    if isinstance(on, Format):
        return paper_pdf(paper, on)
    if isinstance(paper, Pages):
        raise Refused("The printer {name} prints no pages of A4. Choose another printer for them.", name=name)
    return document_escpos(paper, on)


def warm_up(on: Thermal | Format) -> None:
    """Loads what draws for such a printer, and for one that types letters also what draws those that it lacks."""
    drawn(_TRIED, "", on)
    if isinstance(on, Thermal):
        page_dots(drawn(_TRIED, "", ROLL_80), on.dots)
