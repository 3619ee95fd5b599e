"""How much memory a counter takes after 10,000 orders in one run, against after 100.

The orders are those of `tools/many_orders.py`: rung up, paid, made, handed over, printed on no paper; in a process of
their own, since memory that was freed stays with the process that had it.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

from row import Row

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))

FEW, MANY, A_DAY = 100, 10_000, 500
MEGABYTE = 1e6


def rows(folder: Path) -> Iterator[Row]:
    """The row of this bench."""
    command = [sys.executable, __file__, str(folder / "shop")]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    few, many = (int(size) for size in said)
    more = (many - few) / MEGABYTE
    yield Row(
        "memory after 10,000 orders in one run", f"{many / MEGABYTE:.1f} MB", f"after 100: {few / MEGABYTE:.1f} MB",
        f"{more:+.1f} MB", "+10 MB", "+2 MB", more, 10,
    )  # fmt: skip


def resident() -> int:
    """Bytes of memory that this process holds now."""
    gc.collect()
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * 4096


def main(folder: Path) -> None:
    """Prints the memory after the first orders and after all."""
    from many_orders import DAY_ONE, Days, make_shop  # noqa: PLC0415 - nothing of the counter in the other process

    from counter.kernel.clock import SetClock  # noqa: PLC0415

    clock = SetClock(DAY_ONE - timedelta(days=1))
    shop, people = make_shop(folder, clock)
    days = Days(shop, clock, Random(0), people)
    days.play(DAY_ONE, FEW)
    print(resident(), flush=True)
    day = 1
    while days.sold < MANY:
        days.play(DAY_ONE + timedelta(days=day), min(A_DAY, MANY - days.sold))
        day += 1
    print(resident(), flush=True)
    shop.store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
