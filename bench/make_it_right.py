"""How long Make it right looks for its cases in a shop of many orders.

    python bench/make_it_right.py FOLDER

FOLDER holds a shop, as `tools/many_orders.py` makes one. Prints medians of the processor's time in milliseconds, since
a busy machine's clock tells of its other work: the list at most 10, a search at most 30.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Concatenate, ParamSpec

from sqlalchemy import Connection

from counter.bootstrap import open_shop
from counter.flows.shop import Shop
from counter.orders.queries import days_with_orders
from counter.orders.search import read_search
from counter.recovery.queries import count_waiting, unanswered
from counter.reports.cases import CasesWanted, list_cases

P = ParamSpec("P")
TIMES = 15
SEARCHES = ("141", "9,40", "999,99", "zoe", "nobody at all", "12R", "8:2", "T1-000500", "000500")


def main() -> None:
    """Asks each question so many times."""
    parser = argparse.ArgumentParser(description="Time the lists and searches of Make it right.")
    parser.add_argument("folder", type=Path, help="the shop's folder")
    shop = open_shop(parser.parse_args().folder)
    today = shop.settings.trading_day(shop.clock.now())
    last = next(iter(shop.read(days_with_orders, today, 1)), today)
    show(shop, "what nobody answered", unanswered)
    show(shop, "how many people wait", count_waiting, shop.clock.now())
    show(shop, f"the list of {last}", list_cases, CasesWanted(last), shop.language)
    for typed in SEARCHES:
        search = read_search(typed, shop.settings.currency)
        wanted = CasesWanted(last, search=search, every_day=True)
        show(shop, f"“{typed}”", list_cases, wanted, shop.language)
    shop.store.close()


def show(
    shop: Shop, name: str, query: Callable[Concatenate[Connection, P], object], *args: P.args, **kwargs: P.kwargs
) -> None:
    """Prints how long a question takes."""
    taken = []
    for _ in range(TIMES):
        begin = thread_time()
        shop.read(query, *args, **kwargs)
        taken.append((thread_time() - begin) * 1000)
    print(f"{name:28} {median(taken):6.1f} ms")


if __name__ == "__main__":
    main()
