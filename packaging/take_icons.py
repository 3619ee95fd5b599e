#!/usr/bin/env python3
"""Copies the icons that Counter uses out of the npm package `lucide-static` into resources/icons.

Each is stripped to what a drawing needs: one line, `currentColor` for the stroke. An icon that is new on a screen
gets its name added below:

    npm install lucide-static
    python packaging/take_icons.py node_modules/lucide-static
"""

import argparse
import re
import shutil
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "icons"
NAMES = """
coffee cup-soda milk leaf glass-water ice-cream-cone bean wheat egg
croissant cookie cake-slice donut sandwich soup salad egg-fried utensils package shopping-bag
timer timer-reset clock clock-check clock-alert history calendar-days
circle-check circle-alert circle-x triangle-alert octagon-alert info check x square square-check
hand-heart hand hand-platter message-square-heart message-square-text sparkles smile gift megaphone phone
rotate-ccw undo-2 search search-x plus minus pencil trash-2 ellipsis delete arrow-big-up space keyboard
chevron-left chevron-right chevron-up chevron-down arrow-left
banknote coins wallet credit-card ticket-percent receipt receipt-text split scan-line
chart-column printer refresh-cw monitor store settings
user user-round users lock log-out
""".split()


def drawing(svg: str) -> str:
    """The SVG without its comment, its class and its line breaks."""
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\s+class="[^"]*"', "", svg)
    svg = re.sub(r"\s+", " ", svg)
    return re.sub(r"(?<=>) | (?=>)", "", svg).replace(" />", "/>").strip() + "\n"


def main() -> None:
    """Reads where the npm package lies, writes every icon named above and the licence beside them."""
    parser = argparse.ArgumentParser(description="Take the Lucide icons of resources/icons.")
    parser.add_argument("package", type=Path, help="the unpacked npm package lucide-static")
    package = parser.parse_args().package
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.svg"):
        old.unlink()
    for name in NAMES:
        svg = (package / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        (TARGET / f"{name}.svg").write_text(drawing(svg), encoding="utf-8")
    shutil.copyfile(package / "LICENSE", TARGET / "LICENSE.txt")
    print(f"{len(NAMES)} icons")


if __name__ == "__main__":
    main()
