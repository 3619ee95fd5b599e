"""Paper as dots, for what a printer has no letters for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_A_POINT = 203 / 72
"""How fine thermal printers print: 203 dots an inch, which their makers call 8 a millimetre."""
_DARK = 160
"""What is darker is printed, of 255: thin strokes stay whole."""


@dataclass(frozen=True, slots=True)
class Dots:
    """Rows of dots: `across` each, packed eight in a byte from the left, 1 where dark."""

    across: int
    rows: tuple[bytes, ...]


def page_dots(pdf: bytes, across: int, *, shades: bool = False) -> Dots:
    """A PDF's only page as dots, `across` wide. `shades` are scattered dots, for a picture; words stay sharp."""
    import pypdfium2  # noqa: PLC0415 - slow to load, and the counter opens without it
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    (page,) = pypdfium2.PdfDocument(pdf)
    drawn = page.render(scale=across / page.get_width(), grayscale=True).to_pil()
    grey = Image.new("L", (across, drawn.height), 255)
    grey.paste(drawn)
    return _packed(ImageOps.invert(grey.convert("1") if shades else grey.point(_to_black)), across)


def _to_black(shade: int) -> int:
    return 0 if shade < _DARK else 255


def _packed(light_on_dark: Image, across: int) -> Dots:
    bits = light_on_dark.convert("1").tobytes()
    width = (across + 7) // 8
    return Dots(across, tuple(bits[at : at + width] for at in range(0, len(bits), width)))
