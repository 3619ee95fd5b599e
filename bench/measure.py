"""`make bench`: how fast the counter is, in one table, each row beside its baseline of the same run.

    python bench/measure.py [NAME …]

Each bench has a process of its own and an empty folder; run them on a quiet machine. Without names all of them run; the
first time that takes twenty minutes longer, for the shops of 100,000 orders and of three years, which are then kept
in `build/`.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from row import Row, table

BENCHES = (
    "tap",
    "sale",
    "start",
    "large_menu",
    "large_shop",
    "backup",
    "three_years",
    "files_out",
    "memory",
    "printing",
    "between_tills",
    "drained",
)
ALONE = "--alone"


def main(names: tuple[str, ...]) -> None:
    """Prints the table once all have run."""
    rows: list[Row] = []
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        said = subprocess.run(
            [sys.executable, __file__, ALONE, name],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"},
            check=True,
            stdout=subprocess.PIPE,
        ).stdout
        rows += [Row(**row) for row in json.loads(said)]
    print(table(rows))


def alone(name: str) -> None:
    """One bench; its rows as JSON. The tests' café and the tools' days of orders are at hand."""
    root = Path(__file__).parent.parent
    sys.path += [str(root / "tests"), str(root / "tools")]
    with tempfile.TemporaryDirectory(prefix="counter-bench-") as folder:
        rows = [asdict(row) for row in importlib.import_module(name).rows(Path(folder))]
    print(json.dumps(rows))


if __name__ == "__main__":
    if sys.argv[1:2] == [ALONE]:
        alone(sys.argv[2])
    else:
        main(tuple(sys.argv[1:]) or BENCHES)
