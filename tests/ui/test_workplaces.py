"""Every workplace has one shape: who knows one of them finds everything in the next."""

from pathlib import Path

import pytest

WORKPLACES = ["sell", "bar", "recovery", "day", "board"]
SHAPE = {"__init__", "view", "presenter", "state", "build_state", "page"}


@pytest.mark.parametrize("workplace", WORKPLACES)
def test_a_workplace_has_one_shape(root: Path, workplace: str) -> None:
    files = {file.stem: file.read_text("utf-8") for file in (root / "src/counter/ui" / workplace).glob("*.py")}
    assert files.keys() >= SHAPE
    without_qt = {name for name, text in files.items() if "PySide6" not in text}
    drafts = {name for name in files if name.endswith("_draft")}
    parts_of_build_state = {name for name in files if name.startswith("build_")}
    assert without_qt - SHAPE - drafts - parts_of_build_state <= {"half", "cash_keys", "slots", "columns", "told_wait"}
    assert (drafts | parts_of_build_state | {"presenter", "state"}) <= without_qt
