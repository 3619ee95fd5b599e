"""What is read into types for the first time by several threads at once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROUNDS = """
import dataclasses, sys, threading
from counter.kernel.typed_json import read_json, read_plain

sys.setswitchinterval(1e-6)
LEAF = {f"a{number}": 1 for number in range(8)}
MIDDLE = {"one": LEAF, "more": [LEAF], "count": 1}


def made(number):
    leaf = dataclasses.make_dataclass(f"Leaf{number}", [(name, int) for name in LEAF], frozen=True)
    parts = [("one", leaf), ("more", tuple[leaf, ...]), ("count", int | None)]
    middle = dataclasses.make_dataclass(f"Middle{number}", parts, frozen=True)
    return dataclasses.make_dataclass(f"Whole{number}", [("middle", middle), ("all", tuple[middle, ...])], frozen=True)


for number in range(400):
    kind, together = made(number), threading.Barrier(3)

    def read(first):
        together.wait()
        first()

    text = str({"middle": MIDDLE, "all": [MIDDLE]}).replace("'", '"')
    plain = {"middle": MIDDLE, "all": [MIDDLE]}
    ways = [lambda: read_json(text, kind), lambda: read_plain(plain, kind), lambda: read_json(text, kind)]
    threads = [threading.Thread(target=read, args=(way,)) for way in ways]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""
AROUND = re.compile(r"msgspec\.(convert|json\.Decoder)\b|msgspec\.json\.decode\([^)]*\btype=")


def test_several_threads_read_into_a_type_for_the_first_time() -> None:
    done = subprocess.run([sys.executable, "-c", ROUNDS], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_nobody_reads_into_types_otherwise(root: Path) -> None:
    sources = (root / "src" / "counter").rglob("*.py")
    around = [path.name for path in sources if AROUND.search(path.read_text("utf-8"))]
    assert around == ["typed_json.py"]
