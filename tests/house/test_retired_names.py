"""A name that was given up does not come back where it stood."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from house.definitions import definitions, modules
from house.retired_names import DEFINITIONS, MODULES


def come_back(room: str, names: dict[str, str], root: Path) -> Iterator[str]:
    for module, file in modules(root).items():
        if f"{module}.".startswith(f"{room}."):
            for defined in definitions(file):
                yield from (f"{module}: {defined} is {now}" for old, now in names.items() if fnmatchcase(defined, old))


def test_no_retired_module_is_back(root: Path) -> None:
    back = [f"{module} is {MODULES[module]}" for module in modules(root) if module in MODULES]
    assert not back, "\n".join(back)


@pytest.mark.parametrize("room", DEFINITIONS)
def test_no_retired_name_is_back_where_it_stood(root: Path, room: str) -> None:
    back = sorted(set(come_back(room, DEFINITIONS[room], root)))
    assert not back, "\n".join(back)


OLD = """
LIMIT = 1

class Rung:
    line: int

    def place(self):
        self.seen, self.kept = 1, 2

def redeem(): ...
"""


def test_names_are_told_by_kind_and_room(tmp_path: Path) -> None:
    file = tmp_path / "src" / "counter" / "flows" / "old.py"
    file.parent.mkdir(parents=True)
    file.write_text(OLD)
    inside = {"Rung.line", "Rung.place()", "Rung.seen", "Rung.kept"}
    assert set(definitions(file)) == {"LIMIT", "Rung", "redeem()"} | inside
    retired = {"Rung": "new", "redeem": "a constant", "*.line": "queue", "LIMIT()": "a function"}
    assert list(come_back("counter.flows", retired, tmp_path)) == [
        "counter.flows.old: Rung is new",
        "counter.flows.old: Rung.line is queue",
    ]
    assert list(come_back("counter.flow", retired, tmp_path)) == []
