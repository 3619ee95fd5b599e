#!/usr/bin/env python3
"""Makes the four static Inter fonts under resources/fonts out of the npm package `@fontsource/inter`.

The package holds each weight cut into alphabets as woff2. Qt and ReportLab both want one TTF a weight, so the
alphabets are merged. Figures stand in columns here, so the digits are Inter's own tabular ones: ReportLab has no other
way to ask for them. Run it only to take a newer Inter:

    npm install @fontsource/inter
    pip install 'fonttools[woff]'
    python tools/make_fonts.py node_modules/@fontsource/inter
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

WEIGHTS = (400, 500, 600, 700)
# The first to hold a letter gives it, so that Latin keeps its kerning.
ALPHABETS = ("latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"


def unpacked(package: Path, weight: int, folder: Path) -> list[str]:
    """Writes one uncompressed TTF an alphabet into `folder` and returns their paths."""
    paths = []
    for alphabet in ALPHABETS:
        font = TTFont(package / "files" / f"inter-{alphabet}-{weight}-normal.woff2", recalcTimestamp=False)
        font.flavor = None
        path = folder / f"{alphabet}-{weight}.ttf"
        font.save(path)
        paths.append(str(path))
    return paths


def use_tabular_digits(font: TTFont) -> None:
    """Points the ten digits of every character map at the glyphs that are all equally wide."""
    for table in font["cmap"].tables:
        for digit, name in zip("0123456789", DIGITS, strict=True):
            if ord(digit) in table.cmap:
                table.cmap[ord(digit)] = f"{name}.tf"


def make(package: Path, weight: int) -> Path:
    """Merges the alphabets of one weight into resources/fonts/Inter-WEIGHT.ttf and returns its path."""
    path = TARGET / f"Inter-{weight}.ttf"
    with tempfile.TemporaryDirectory() as folder:
        parts = unpacked(package, weight, Path(folder))
        merged = Merger().merge(parts)
        use_tabular_digits(merged)
        # The same fonts in give the same fonts out, whatever the clock says.
        merged.recalcTimestamp = False
        for when in ("created", "modified"):
            setattr(merged["head"], when, getattr(TTFont(parts[0])["head"], when))
        merged.save(path)
    return path


def main() -> None:
    """Reads where the npm package lies, makes every weight and copies the licence beside them."""
    parser = argparse.ArgumentParser(description="Make the Inter fonts of resources/fonts.")
    parser.add_argument("package", type=Path, help="the unpacked npm package @fontsource/inter")
    package = parser.parse_args().package
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        path = make(package, weight)
        print(f"{path.name}: {len(TTFont(path).getBestCmap())} letters, {path.stat().st_size // 1024} kB")
    shutil.copyfile(package / "LICENSE", TARGET / "OFL.txt")


if __name__ == "__main__":
    main()
