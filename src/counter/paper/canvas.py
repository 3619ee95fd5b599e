"""Where ReportLab is taken up: an empty page, and a picture to put on it. Measures are points, 72 to the inch."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from counter.paper import fonts
from counter.paper.text import printable

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)


def new_page(title: str, width: float, height: float) -> Canvas:
    """An empty page. The same drawing on it gives the same bytes."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - slow to load, and the counter opens without it

    regular = fonts.font(fonts.REGULAR).fontName
    canvas = Canvas("", pagesize=(width, height), invariant=1, initialFontName=regular)
    canvas.setTitle(printable(title))
    return canvas


def finished(page: Canvas) -> bytes:
    """The page as a PDF of one page, an empty one too. It takes no more drawing."""
    page.showPage()
    pdf: bytes = page.getpdfdata()  # type: ignore[no-untyped-call] # the types we have of ReportLab leave it out
    return pdf


def picture(image: bytes) -> ImageReader:
    """A PNG or JPEG to be drawn; OSError where it is neither."""
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - as above

    return ImageReader(BytesIO(image))
