"""How long sales take while a shop of 100,000 orders is backed up, against the same sales before.

The backup is the process that the counter itself begins, its look through all of the copy included.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from large_shop import KEPT, LONG_AFTER, make_large, sale_seconds
from many_orders import DAY_ONE
from row import Row, milliseconds, share

from cafe import Cafe

SALES, WARM_UP, MOST = 300, 20, 5000


def rows(folder: Path) -> Iterator[Row]:
    """The row of this bench; `folder` is empty and on the disk that is measured."""
    make_large()
    shutil.copytree(KEPT, folder / "large")
    cafe = Cafe.opened_in(folder / "large", DAY_ONE + LONG_AFTER)
    alone = [sale_seconds(cafe) for _ in range(WARM_UP + SALES)][WARM_UP:]
    words = [sys.executable, "-m", "counter", "--shop", str(cafe.folder), "backup", "--json"]
    begin = perf_counter()
    backup = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    meanwhile: list[float] = []
    while backup.poll() is None and len(meanwhile) < MOST:
        meanwhile.append(sale_seconds(cafe))
    if backup.wait():
        raise RuntimeError("the backup was not good")
    taken = perf_counter() - begin
    cafe.close()
    ratio = share(meanwhile, 99) / share(alone, 99)
    yield Row(
        f"100,000 orders: Pay → durable, p99 of {len(meanwhile)} sales during a backup of {taken:.0f} s",
        f"{share(meanwhile, 99) * 1000:.2f} ms (median {milliseconds(meanwhile)})",
        f"without one: {share(alone, 99) * 1000:.2f} ms (median {milliseconds(alone)})",
        f"{ratio:.1f}×", "≤ 3×", "≤ 1.5×", ratio, 3,
    )  # fmt: skip
