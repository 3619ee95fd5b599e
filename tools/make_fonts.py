#!/usr/bin/env python3
"""Makes the fonts under resources/fonts: Inter, and for scripts that Inter lacks Vazirmatn, Noto and Droid.

npm's `@fontsource` packages hold each weight cut into alphabets as woff2; Qt and ReportLab both want TrueType. Figures
stand in columns here, so the digits of Inter are its own tabular ones: ReportLab has no other way to ask for them.
The names inside a font are set so that two weights are two fonts. Run it only to take newer ones:

    npm install @fontsource/{inter,vazirmatn,noto-emoji} @fontsource/noto-sans-{arabic,devanagari,hebrew,thai}
    apt-get download fonts-droid-fallback && dpkg -x fonts-droid-fallback_*.deb droid
    pip install 'fonttools[woff]'
    python tools/make_fonts.py node_modules/@fontsource droid
"""

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
# The first to hold a letter gives it, so that Latin keeps its kerning.
ALPHABETS = ("latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
OTHERS: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {
    "vazirmatn": (("arabic",), (400, 700)),
    "noto-sans-arabic": (("arabic",), (400,)),
    # Qt asks a font that knows no Hindi for nothing in a line of Hindi, not for a digit either.
    "noto-sans-devanagari": (("devanagari", "latin"), (400, 700)),
    "noto-sans-hebrew": (("hebrew",), (400, 700)),
    "noto-sans-thai": (("thai",), (400, 700)),
    "noto-emoji": (("emoji",), (400,)),
}
CJK = "DroidSansFallback.ttf"
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
_FAMILY, _STYLE, _WHOLE, _POSTSCRIPT = 1, 2, 4, 6  # of the table of names


def unpacked(package: Path, alphabets: Sequence[str], weight: int, folder: Path) -> list[str]:
    """Writes one uncompressed TTF an alphabet into `folder` and returns their paths."""
    paths = []
    for alphabet in alphabets:
        font = TTFont(package / "files" / f"{package.name}-{alphabet}-{weight}-normal.woff2", recalcTimestamp=False)
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


def make_inter(package: Path, weight: int) -> Path:
    """Merges the alphabets of one weight into resources/fonts/Inter-WEIGHT.ttf and returns its path."""
    path = TARGET / f"Inter-{weight}.ttf"
    with tempfile.TemporaryDirectory() as folder:
        parts = unpacked(package, ALPHABETS, weight, Path(folder))
        merged = Merger().merge(parts)
        use_tabular_digits(merged)
        # The same fonts in give the same fonts out, whatever the clock says.
        merged.recalcTimestamp = False
        for when in ("created", "modified"):
            setattr(merged["head"], when, getattr(TTFont(parts[0])["head"], when))
        merged.save(path)
    return path


def make_other(package: Path, alphabets: Sequence[str], weight: int) -> Path:
    """Puts one weight of another script's font into resources/fonts and returns its path."""
    family = package.name.replace("-", " ").title()
    path = TARGET / f"{family.replace(' ', '')}-{weight}.ttf"
    with tempfile.TemporaryDirectory() as folder:
        parts = unpacked(package, alphabets, weight, Path(folder))
        font = TTFont(parts[0], recalcTimestamp=False)
        if len(parts) > 1:
            when = font["head"].created, font["head"].modified
            font = Merger().merge(parts)
            font.recalcTimestamp = False
            font["head"].created, font["head"].modified = when
        if package.name == "noto-emoji":  # its figures are for keycaps, and twice as wide as others
            for table in font["cmap"].tables:
                table.cmap = {code: name for code, name in table.cmap.items() if code > ord("~")}
        style = WEIGHTS[weight]
        names = {_FAMILY: family, _STYLE: style, _WHOLE: f"{family} {style}", _POSTSCRIPT: f"{path.stem}"}
        for record in list(font["name"].names):
            if record.nameID not in (0, 13, 14):  # the copyright and the licence stay
                font["name"].removeNames(nameID=record.nameID)
        for number, name in names.items():
            font["name"].setName(name, number, 3, 1, 0x409)
        font.save(path)
    return path


def main() -> None:
    """Reads where the packages lie, makes every font and copies the licences beside them."""
    parser = argparse.ArgumentParser(description="Make the fonts of resources/fonts.")
    parser.add_argument("packages", type=Path, help="the folder of unpacked npm packages, node_modules/@fontsource")
    parser.add_argument("droid", type=Path, help="the unpacked Debian package fonts-droid-fallback")
    arguments = parser.parse_args()
    packages: Path = arguments.packages
    TARGET.mkdir(parents=True, exist_ok=True)
    made = [make_inter(packages / "inter", weight) for weight in WEIGHTS]
    for name, (alphabets, weights) in OTHERS.items():
        made += [make_other(packages / name, alphabets, weight) for weight in weights]
    made.append(Path(shutil.copyfile(next(arguments.droid.rglob(CJK)), TARGET / CJK)))
    for path in made:
        print(f"{path.name}: {len(TTFont(path).getBestCmap())} letters, {path.stat().st_size // 1024} kB")
    shutil.copyfile(packages / "inter" / "LICENSE", TARGET / "OFL.txt")
    licences = [(packages / name / "LICENSE").read_text("utf-8") for name in OTHERS]
    owners = "\n".join(licence.partition("\n")[0] for licence in licences)
    (TARGET / "OFL-others.txt").write_text("\n".join((owners, licences[0].partition("\n")[2])), "utf-8")


if __name__ == "__main__":
    main()
