"""Measures everything anew and brings docs/promises.md up to date: its figures and its three pictures.

    python bench/promises/redraw.py      (or: make promises-page)

In the page, what stands between `<!-- figures: NAME -->` and `<!-- end -->` is written by this command.
"""

import re
from pathlib import Path
from textwrap import fill

from baselines import TARGET
from figures import bins, share_kept
from made_up_bar import DAYS, stream
from made_up_shop import Shop
from pictures import chance_of_missing, kept_as_asked, minutes_by_load
from playing import ENGINE, Result, with_engine
from run import SEEDS, measure
from svg import Point
from tables import as_markdown, chances_line, promise_rows, speed_line, telling_rows

DOCS = Path(__file__).parents[2] / "docs"
PAGE, PICTURES = DOCS / "promises.md", DOCS / "promises"
WIDE = 120
ASKED = (0.8, 0.85, 0.9, 0.95, 0.98)


def main() -> None:
    """Measure, draw, write."""
    results = measure(SEEDS, DAYS)
    PICTURES.mkdir(exist_ok=True)
    shops, together = calibration()
    for name, picture in {
        "kept-as-asked": kept_as_asked(shops, together),
        "minutes-by-load": minutes_by_load(results),
        "chance-of-missing": chance_of_missing(bins(results[ENGINE])),
    }.items():
        (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    for name, block in blocks(results).items():
        page = with_block(page, name, block)
    PAGE.write_text(page, encoding="utf-8")


def calibration() -> tuple[list[list[Point]], list[Point]]:
    """Shares asked for and kept: in each shop, and in all of them together."""
    shops, together = [list[Point]() for _ in SEEDS], list[Point]()
    streams = [(shop, stream(shop)) for shop in map(Shop.from_seed, SEEDS)]
    for asked in ASKED:
        all_shops = Result(ENGINE)
        for points, (shop, happened) in zip(shops, streams, strict=True):
            found = with_engine(shop, happened, target=asked, ticking=False)
            points.append((asked, kept(found)))
            all_shops.add(found)
        together.append((asked, kept(all_shops)))
        print(f"asked for {asked:.2f}, kept {together[-1][1]:.3f}", flush=True)
    return shops, together


def kept(result: Result) -> float:
    """The share kept of the promises that count."""
    return share_kept(each for each in result.promises if each.counts)


def blocks(results: dict[str, Result]) -> dict[str, str]:
    """The figures of the page, by the name of their place."""
    orders = sum(each.counts for each in results[ENGINE].promises)
    shops = "\n".join(f"- {Shop.from_seed(seed).ways}" for seed in SEEDS)
    return {
        "shops": f"{orders:,} orders of {len(SEEDS)} made-up shops, asked to keep {TARGET:.0%}:\n\n{shops}",
        "promises": as_markdown(promise_rows(results, speed=False)),
        "telling": as_markdown(telling_rows(results[ENGINE])),
        "chances": fill(f"{chances_line(results[ENGINE])} {speed_line(results[ENGINE])}", WIDE),
    }


def with_block(page: str, name: str, block: str) -> str:
    """A page with new figures in one of its places. Raises ValueError where it has no such place."""
    place = re.compile(rf"(<!-- figures: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not place.search(page):
        raise ValueError(f"{PAGE} has no place for figures named {name!r}.")
    return place.sub(lambda found: f"{found[1]}\n{block}\n\n{found[2]}", page)


if __name__ == "__main__":
    main()
