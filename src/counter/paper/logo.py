"""A shop's logo, made of whatever picture an owner has: black dots on white, as large as paper takes it."""

from __future__ import annotations

from io import BytesIO

from counter.kernel.errors import Refused

LARGEST_FILE = 4_000_000
"""Bytes."""
MOST_PIXELS = 25_000_000
"""Across times down: more than a camera's picture, and no more than a small machine holds."""


def logo_png(picture: bytes, dots: tuple[int, int]) -> bytes:
    """A PNG of black and white, no larger than so many dots across and down, of a PNG's or JPEG's bytes.

    Refused where it is neither, or too large.
    """
    from PIL import Image  # noqa: PLC0415 - slow to load, and the counter opens without it

    if len(picture) > LARGEST_FILE:
        raise Refused("That picture is larger than 4 MB. Choose a smaller one.")
    try:
        found = Image.open(BytesIO(picture), formats=("PNG", "JPEG"))
        if found.width * found.height > MOST_PIXELS:
            raise Refused("That picture has too many pixels. Choose a smaller one.")
        seen = found.convert("RGBA")
    except Refused:
        raise
    except Exception as fault:
        raise Refused("That is no picture. Choose a PNG or a JPEG.") from fault
    on_white = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("L")
    on_white.thumbnail(dots)
    out = BytesIO()
    on_white.convert("1").save(out, "PNG", optimize=True)
    return out.getvalue()
