"""A paper on screen: as it prints, in any width, read aloud from the top to the bottom."""

from __future__ import annotations

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from counter.paper.document import QR, Align, Block, Document, Gap, Pair, Picture, Rule, Size, Text
from counter.paper.format import FORMATS, ROLL_58, ROLL_80
from counter.ui.parts.paper_view import PaperView
from paper.screen_reader import heard, painted_lines

CODE = "7K3M-QX42-9TRB5"
RECEIPT = (Text("Rosa’s", Size.HEADING, Align.CENTRE), Rule(), Pair("1 Latte", "4.80 B"), Gap(), Text("Thank you"))

pytestmark = pytest.mark.usefixtures("styled_app")


def shown(*blocks: Block, from_right: bool = False) -> PaperView:
    view = PaperView()
    view.show_document(Document("Receipt", blocks, from_right))
    view.resize(view.sizeHint())
    return view


def picture(view: PaperView) -> Image.Image:
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    view.grab().save(out, "PNG")
    return Image.open(BytesIO(out.data().data())).convert("L")


def test_is_read_aloud_from_the_top_to_the_bottom_with_each_amount_beside_its_words() -> None:
    view = shown(*RECEIPT)
    aloud = QAccessible.queryAccessibleInterface(view)
    children = (aloud.child(place) for place in range(aloud.childCount()))
    words = [child.text(QAccessible.Text.Name) for child in children]
    assert aloud.text(QAccessible.Text.Name) == "Receipt"
    assert [said for said in words if said] == ["Rosa’s", "1 Latte 4.80 B", "Thank you"]


def test_a_shorter_paper_in_the_place_of_a_longer_one_says_no_more_than_itself() -> None:
    view = shown(*RECEIPT)
    view.show_document(Document("Slip", (Text("Sorry"),)))
    view.resize(view.sizeHint())
    assert heard(view) == ["Sorry"]
    assert painted_lines(view) == ["Sorry"]


def test_a_hostile_name_is_read_and_painted_as_paper_has_it() -> None:
    view = shown(Text("Mia\x1b\u202e 4.80"))
    assert QAccessible.queryAccessibleInterface(view).child(0).text(QAccessible.Text.Name) == "Mia 4.80"


def test_a_code_is_read_off_the_screen() -> None:
    assert [found.text for found in zxingcpp.read_barcodes(picture(shown(QR(CODE, 25))))] == [CODE]


def test_a_logo_is_seen() -> None:
    out = BytesIO()
    Image.new("1", (160, 80)).save(out, "PNG")
    seen = picture(shown(Picture(out.getvalue(), 20)))
    assert seen.getpixel((seen.width // 2, seen.height // 2)) == 0
    assert seen.getpixel((seen.width // 4, seen.height // 2)) == 255


def test_what_is_read_from_the_right_has_its_words_there_and_its_amounts_at_the_left() -> None:
    left, right = (
        picture(shown(Pair("المجموع", "4"), from_right=from_right)).crop((10, 5, 60, 40))
        for from_right in (True, False)
    )
    dark = [sum(shade < 128 for shade in half.tobytes()) for half in (left, right)]
    assert 0 < dark[0] < dark[1]


def test_a_paper_keeps_its_shape_in_any_width_and_a_narrow_roll_is_narrower() -> None:
    view = shown(*RECEIPT)
    tall = view.heightForWidth(400)
    assert view.heightForWidth(200) == pytest.approx(tall / 2, abs=1)
    widths = []
    for paper in (ROLL_58, ROLL_80, FORMATS["a4"]):
        view.show_document(Document("Receipt", RECEIPT), paper)
        widths.append(view.maximumWidth())
    assert widths == sorted(set(widths))


def test_nothing_is_shown_where_there_is_no_paper_yet(qapp: QApplication) -> None:
    view = shown(*RECEIPT)
    view.show_document(None)
    qapp.processEvents()
    assert view.sizeHint().height() == 0
    assert view.accessibleName() == ""


def test_what_somebody_writes_is_marked_also_around_what_is_filled_in() -> None:
    view = shown(Text("We’re sorry, Ben."), Text("That is our mistake."))
    view.mark("We’re sorry, {name}.")
    marked = picture(view)
    view.mark("")
    assert marked != picture(view)
    view.mark("Something else")
    plain = picture(view)
    view.mark("")
    assert plain == picture(view)
