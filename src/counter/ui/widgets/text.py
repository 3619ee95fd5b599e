"""Words that only stand there, and the cards and rules around them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from counter.ui.theme import palette, tokens
from counter.ui.theme.fonts import enlarge, font, is_large
from counter.ui.theme.grounds import GROUNDS, PAGES
from counter.ui.theme.shades import Shade
from counter.ui.widgets import paint
from counter.ui.widgets.direction import RIGHT_TO_LEFT, margins_of
from counter.ui.widgets.shade import shade_of
from counter.ui.widgets.tap import Tap


class Text(QLabel):
    """Words of one size, weight and tone (ink, soft, crema, on_time, at_risk, late)."""

    def __init__(
        self,
        text: str = "",
        *,
        size: int = 16,
        weight: int = tokens.REGULAR,
        tone: str = "ink",
        wrap: bool = False,
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size, self._weight = size, weight
        self.setFont(font(size, weight))
        self.setAlignment(self.alignment())
        self._tone = "ink"
        self._shade: Shade | None = None  # in ink, words look as what they stand in says
        self.set_tone(tone)
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setText(text)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """As seen by who reads from the left, whatever script the words have."""
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
        if QGuiApplication.layoutDirection() == RIGHT_TO_LEFT and alignment & sides:
            alignment = alignment ^ sides | Qt.AlignmentFlag.AlignAbsolute
        super().setAlignment(alignment)

    def set_text(self, text: str) -> None:
        """Changes the words where they differ."""
        if text != self.text():
            self.setText(text)

    def set_size(self, size: int) -> None:
        """Changes the size of the words where it differs."""
        self.set_face(size, self._weight)

    def set_face(self, size: int, weight: int) -> None:
        """Changes the size and the weight of the words where they differ."""
        if (size, weight) != (self._size, self._weight):
            self._size, self._weight = size, weight
            self.follow_type()

    def follow_type(self) -> None:
        """Letters have another size: so have these."""
        self.setFont(font(self._size, self._weight))

    def fit_into(self, room: int, *sizes: int) -> None:
        """Takes the first of these sizes in which the words are no wider than `room` pixels, else the last one."""
        fitting = (size for size in sizes if paint.text_width(self.text(), size, self._weight) <= room)
        self.set_size(next(fitting, sizes[-1]))

    def set_tone(self, tone: str) -> None:
        """Changes the tone where it differs."""
        if tone != self._tone:
            self._tone = tone
            self._put_ink()

    def _put_ink(self) -> None:
        self._shade = shade_of(self)
        self.setPalette(palette.words_in(self._tone, self._shade))

    def changeEvent(self, event: QEvent) -> None:
        """Words in a tone of their own follow the shade they stand in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shade and self._shade is not shade_of(self):
            self._put_ink()


def follow_type(window: QWidget, *, large: bool) -> None:
    """Whoever is at the window likes large type, or does not: what stands there already follows at once."""
    if large != is_large():
        enlarge(on=large)
        for words in window.findChildren(Text):
            words.follow_type()
        for tap in window.findChildren(Tap):
            tap.updateGeometry()
        window.update()


class ShortText(QWidget):
    """Words on two lines at most, in the middle of its height; an ellipsis where more would follow."""

    def __init__(self, text: str = "", *, size: int, weight: int, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._size, self._weight, self._colour = size, weight, colour

    def set_text(self, text: str) -> None:
        """Changes the words where they differ."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines that there are."""
        lines = paint.text_lines(self._text, self.width(), self._size, self._weight, 2)
        tall = len(lines) * paint.line_height(self._size, self._weight)
        area = self.rect().adjusted(0, max(0, (self.height() - tall) // 2), 0, 0)
        painter = paint.begin(self)
        paint.draw_lines(painter, area, self._text, self._colour, size=self._size, weight=self._weight, most=2)
        painter.end()


class Card(QFrame):
    """A framed ground, by its name in `GROUNDS`: card, well, crema, asks, act, promise, late, sheet, ticket …."""

    def __init__(self, panel: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = ""
        self.set_panel(panel)

    def set_panel(self, panel: str) -> None:
        """Changes the ground where it differs."""
        if panel != self._panel:
            self._panel = panel
            self._keep_off_edge()
            self.update()

    def _keep_off_edge(self) -> None:
        self.setContentsMargins(margins_of(*GROUNDS[self._panel].sides))

    def changeEvent(self, event: QEvent) -> None:
        """The edge is at the other side once it is read from there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_off_edge()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, and its edge."""
        painter = paint.begin(self)
        paint.draw_ground(painter, self.rect(), shade_of(self).card(GROUNDS[self._panel]))
        painter.end()


class Ground(QWidget):
    """A plain coloured ground: paper, espresso, surface or rehearsal.

    Where the window has a `tint`, that is the ground in place of paper.
    """

    def __init__(self, ground: str = "paper", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, where it is seen."""
        tint: str = getattr(self.window(), "tint", "") if self._ground == "paper" else ""
        painter = QPainter(self)
        painter.fillRect(event.rect(), paint.qcolor(shade_of(self).ground(PAGES[tint or self._ground])))
        painter.end()


class Rule(Card):
    """A thin line across."""

    def __init__(self, panel: str = "rule") -> None:
        super().__init__(panel)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
