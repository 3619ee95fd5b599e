"""The office's page In and out by hand: a file comes in and is taken back, a file goes out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cafe import Cafe
from counter.ui.app.counter import Counter
from counter.ui.widgets.field import Field
from counter.ui.widgets.text import Text

Hands = Callable[..., None]
LIST = (
    "Item Name,Variation Name,Price,Category,Tax - VAT (19%),Modifier Set - Milk,Reporting Kitchen,Token\n"
    "Oat Latte,Large,4.60,Espresso Bar,Y,Y,Station 2,a\n"
    "Chai,Large,market,Espresso Bar,Y,,,b\n"
    ",Large,4.60,Espresso Bar,Y,Y,Station 2,c\n"
)


def test_a_menu_comes_in_is_taken_back_and_goes_out(
    qtbot: QtBot, counter: Counter, cafe: Cafe, tap: Hands, tmp_path: Path
) -> None:
    path = tmp_path / "items-2026-11-18.csv"
    path.write_text(LIST, "utf-8")
    tap("Rosa", "Rosa, your own menu", "Office, Menu", "In and out")
    picture(qtbot, counter, "start")
    write(qtbot, counter, "File, like /home/rosa/items.csv", str(path))
    picture(qtbot, counter, "typing")
    tap("Done")
    qtbot.waitUntil(lambda: bool(said(counter, "Not understood")))
    picture(qtbot, counter, "file")
    tap("Price is Price")
    picture(qtbot, counter, "question")
    tap("Back", "Bring in 2 items")
    qtbot.waitUntil(lambda: "Oat Latte" in {item.name for item in cafe.shop.menu.items})
    tap("Undo")
    qtbot.waitUntil(lambda: "Oat Latte" not in {item.name for item in cafe.shop.menu.items})
    tap("Back to In and out", "Hours", "JSON lines")
    write(qtbot, counter, "Folder", str(tmp_path))
    tap("Done", "Write the file")
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("hours-*.jsonl"))), timeout=20_000)
    picture(qtbot, counter, "written")
    tap("Accounts of the books")
    picture(qtbot, counter, "accounts")
    write(qtbot, counter, "Card", "Assets:Bank")
    picture(qtbot, counter, "naming")
    tap("Done", "Save")
    qtbot.waitUntil(lambda: cafe.shop.settings.book_accounts == {"card": "Assets:Bank"})


def write(qtbot: QtBot, counter: Counter, name: str, text: str) -> None:
    """Types into the field of that name."""

    def found() -> list[Field]:
        fields: list[Field] = counter.window.findChildren(Field)
        return [field for field in fields if field.isVisible() and field.accessibleName() == name]

    qtbot.waitUntil(lambda: bool(found()))
    (field,) = found()
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    qtbot.keyClicks(field, text)


def said(counter: Counter, words: str) -> list[Text]:
    texts: list[Text] = counter.window.findChildren(Text)
    return [text for text in texts if text.isVisible() and text.text() == words]


def picture(qtbot: QtBot, counter: Counter, name: str) -> None:
    """What is seen, in every size of window, where somebody wants pictures."""
    if folder := os.environ.get("PICTURES"):
        for wide, tall in ((1024, 600), (1024, 768), (1280, 800)):
            counter.window.resize(wide, tall)
            qtbot.wait(300)
            counter.window.grab().save(f"{folder}/{name}-{wide}x{tall}.png")
