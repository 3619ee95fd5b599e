"""What is printed as the bytes that a printer takes."""

from __future__ import annotations

from counter.kernel.errors import Refused
from counter.paper.document import Pages, Paper
from counter.paper.escpos import document_escpos
from counter.paper.format import Format
from counter.paper.pdf import paper_pdf
from counter.paper.thermal import Thermal


def drawn(paper: Paper, name: str, on: Thermal | Format) -> bytes:
    """A PDF for a kind of paper, or a thermal printer's letters and dots.

    Refused where the printer called `name` is a thermal one and it is pages of A4.
    """
    if isinstance(on, Format):
        return paper_pdf(paper, on)
    if isinstance(paper, Pages):
        raise Refused("The printer {name} prints no pages of A4. Choose another printer for them.", name=name)
    return document_escpos(paper, on)
