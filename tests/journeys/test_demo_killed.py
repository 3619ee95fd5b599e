"""A demo that is killed at any moment has lost nothing that it said was placed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from counter.bootstrap import DATABASE
from counter.orders.queries import orders_of
from counter.store.unit import Store
from made_up import FIRST, write_day

COUNTER = (sys.executable, "-m", "counter")


@pytest.mark.parametrize("after", [1, 9, 24])
def test_every_order_that_was_said_to_be_placed_is_there(tmp_path: Path, after: int) -> None:
    menu, day = write_day(tmp_path)
    shop = tmp_path / "out" / "shop"
    said = _kill_after(after, "demo", "--menu", str(menu), "--day", str(day), "--out", str(tmp_path / "out"))
    assert len(said) >= after
    verified = subprocess.run([*COUNTER, "--shop", shop, "verify"], capture_output=True, text=True, check=False)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert verified.stdout.startswith("OK: ")
    store = Store(shop / DATABASE)
    with store.read_report() as connection:
        known = {order.number for order in orders_of(connection, FIRST.date(), limit=1000)}
    store.close()
    assert said <= known


def _kill_after(orders: int, *command: str) -> set[int]:
    """Kills a command as soon as it said so many orders placed; gives all it said."""
    demo = subprocess.Popen([*COUNTER, *command], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert demo.stderr is not None
    said: set[int] = set()
    for line in demo.stderr:
        said |= {int(number) for number in re.findall(r"^placed (\d+)$", line)}
        if len(said) == orders:
            os.kill(demo.pid, signal.SIGKILL)
    demo.wait(timeout=30)
    demo.stderr.close()
    return said
