"""How long the counter takes from the start of its process to the painted staff page, and its peak memory.

Against an empty PySide6 window, started by turns with it. Both are painted off screen, and end themselves after the
first paint; to watch for it costs the counter some 20 ms. The shop is the one that a first start makes. Python's
compiled files and the disk's cache are warm.

Medians of milliseconds, and of megabytes (of 1,000,000 bytes).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from row import Row

# Nothing of the app is imported here: a process counts the memory of the one that started it as its own at first.

PAIRS, WARM_UP = 15, 1
CHILD = Path(__file__).with_name("first_paint.py")
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes that one of the system's units of peak memory stands for."""


@dataclass(frozen=True)
class Start:
    """One start: `seconds` until its window was painted, the most `memory` it ever held, in bytes."""

    seconds: float
    memory: int


def rows(folder: Path) -> Iterator[Row]:
    """Starts both by turns, so that the machine is the same for both. The first makes the shop and does not count."""
    counters, windows = [], []
    environment = surroundings(folder)
    for turn in range(WARM_UP + PAIRS):
        counter = start(environment, "counter", str(folder / "shop"))
        window = start(environment, "empty")
        if turn >= WARM_UP:
            counters.append(counter)
            windows.append(window)
    times = time_of(counters) / time_of(windows)
    most, least = memory_of(counters) / 1e6, memory_of(windows) / 1e6
    yield Row(
        "cold start → staff page painted", f"{time_of(counters) * 1000:.0f} ms",
        f"an empty window: {time_of(windows) * 1000:.0f} ms", f"{times:.1f}×", "≤ 8×", "≤ 6×", times, 8,
    )  # fmt: skip
    yield Row(
        "peak memory until then", f"{most:.0f} MB", f"an empty window: {least:.0f} MB", f"{most / least:.1f}×",
        "≤ 150 MB", "≤ 120 MB", most, 150,
    )  # fmt: skip


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of both: no screen, and compiled files in a place of their own, wherever the code comes from."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "default.warning=false",  # that platform has something to say about every window
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def start(environment: dict[str, str], *args: str) -> Start:
    """Starts a window, and waits until it has ended. RuntimeError where it was not painted."""
    began = time.monotonic()
    with subprocess.Popen([sys.executable, str(CHILD), *args], env=environment, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None  # noqa: S101 - it was asked for
        said = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode or not said:
        raise RuntimeError(f"{args[0]} was not painted: exit code {child.returncode}")
    return Start(float(said) - began, used.ru_maxrss * RSS_UNIT)


def time_of(starts: list[Start]) -> float:
    """The median of their seconds."""
    return median(start.seconds for start in starts)


def memory_of(starts: list[Start]) -> float:
    """The median of their peaks, in bytes."""
    return median(start.memory for start in starts)
