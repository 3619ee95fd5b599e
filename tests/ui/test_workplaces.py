"""Every workplace has one shape: who knows one of them finds everything in the next."""

from pathlib import Path

import pytest

WORKPLACES = ["sell", "bar", "recovery", "orders", "till", "day", "board", "office", "rehearsal", "setup"]
SHAPE = {"__init__", "view", "presenter", "state", "build_state", "page"}


@pytest.mark.parametrize("workplace", WORKPLACES)
def test_a_workplace_has_one_shape(root: Path, workplace: str) -> None:
    files = {file.stem: file.read_text("utf-8") for file in (root / "src/counter/ui" / workplace).glob("*.py")}
    assert files.keys() >= SHAPE
    without_qt = {name for name, text in files.items() if "PySide6" not in text}
    drafts = {name for name in files if name.endswith("_draft")}
    parts_of_shape = {name for name in files if name.endswith(("_presenter", "_state"))}
    parts_of_build_state = {name for name in files if name.startswith("build_")}
    others = without_qt - SHAPE - drafts - parts_of_build_state - parts_of_shape
    known = {"half", "cash_keys", "held_button", "slots", "columns", "told_wait", "ticket_at_hand", "panels"}
    assert others <= known | {
        "usual_panel_view",
        "other_tender",
        "one_thing_card",
        "tabs_column",
        "who_takes",
        "did",
        "card_payments",
        "case_giving",
        "menu_texts",
        "menu_saving",
    }
    assert (drafts | parts_of_build_state | parts_of_shape | {"presenter", "state"}) <= without_qt
