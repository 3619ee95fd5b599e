#!/usr/bin/env python3
"""Copies the icons that Counter uses out of the npm package `lucide-static` into resources/icons.

Each is stripped to what a drawing needs: one line, `currentColor` for the stroke. An icon that is new on a screen
gets its name added to icons.txt:

    npm install lucide-static
    python tools/take_icons.py node_modules/lucide-static
"""

import argparse
import re
import shutil
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "icons"
NAMES = Path(__file__).resolve().parent / "icons.txt"


def drawing(svg: str) -> str:
    """The SVG without its comment, its class and its line breaks."""
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\s+class="[^"]*"', "", svg)
    svg = re.sub(r"\s+", " ", svg)
    return re.sub(r"(?<=>) | (?=>)", "", svg).replace(" />", "/>").strip() + "\n"


def main() -> None:
    """Reads where the npm package lies, writes every icon of icons.txt and the licence beside them."""
    parser = argparse.ArgumentParser(description="Take the Lucide icons of resources/icons.")
    parser.add_argument("package", type=Path, help="the unpacked npm package lucide-static")
    package = parser.parse_args().package
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.svg"):
        old.unlink()
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    names = [name for line in lines if not line.startswith("#") for name in line.split()]
    for name in names:
        svg = (package / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        (TARGET / f"{name}.svg").write_text(drawing(svg), encoding="utf-8")
    shutil.copyfile(package / "LICENSE", TARGET / "LICENSE.txt")
    print(f"{len(names)} icons")


if __name__ == "__main__":
    main()
