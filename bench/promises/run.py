"""Prints how well the engine promises in made-up shops, beside three simple ways and an oracle.

    python bench/promises/run.py [--seeds N ...] [--days N]

A shop's first day is for learning and counts only as "day 1", as "first 50" its first orders. Columns: the share of
promises kept; kept in the busiest quarter and in the worst category; in the first fifty orders and on the first day;
mean minutes promised; pinball loss at 0.9 in minutes; both as ratios to the oracle's, who knows the bar's true times,
paces, troubles and what everyone has in hand, but not the future; microseconds of processor time to quote (median, 99th
percentile).
"""

import argparse

from made_up_bar import DAYS
from made_up_shop import Shop
from playing import ENGINE, Result, joined, play
from tables import as_text, chances_line, promise_rows, shop_line, speed_line, telling_rows

SEEDS = [1, 5, 7, 11]


def measure(seeds: list[int], days: int) -> dict[str, Result]:
    """Plays the shops of some seeds, telling how each went; all of them as one."""
    found = []
    for seed in seeds:
        shop = Shop.from_seed(seed)
        found.append(play(shop, days))
        print(f"shop {seed} ({shop.ways}): {shop_line(found[-1])}", flush=True)
    return joined(found)


def main() -> None:
    """Play and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS, help="which made-up shops (default %(default)s)")
    parser.add_argument("--days", type=int, default=DAYS, help="how many days of each, 2 or more (default %(default)s)")
    chosen = parser.parse_args()
    results = measure(chosen.seeds, max(chosen.days, 2))
    print(f"\n{as_text(promise_rows(results, speed=True))}")
    print(f"\n{as_text(telling_rows(results[ENGINE]))}")
    print(f"\n{chances_line(results[ENGINE])}\n{speed_line(results[ENGINE])}")


if __name__ == "__main__":
    main()
