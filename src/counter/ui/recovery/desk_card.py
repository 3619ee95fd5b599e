"""The chosen voucher: what is left of what, why they have it, what happened since, what to say and to do."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.recovery.desk_presenter import DeskPresenter
from counter.ui.recovery.desk_state import DeskVoucher
from counter.ui.recovery.past_steps import PastSteps
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_BAR, _KEY, _KEY_LOW, _DAYS = 10, 72, 56, 96


class _Share(QWidget):
    """How much is left on it, as a bar: what is used at the left."""

    def __init__(self) -> None:
        super().__init__()
        self._left = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_left(self, share: float) -> None:
        """Shows what share is left, 0 to 1."""
        self._left = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, _BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.begin(self)
        used = round(self.width() * (1 - self._left))
        painter.fillRect(QRect(0, 0, used, self.height()), QColor(tokens.EDGE))
        painter.fillRect(QRect(used, 0, self.width() - used, self.height()), QColor(tokens.CREMA))
        painter.end()


class DeskCard(Card):
    """Shows a DeskVoucher; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: DeskPresenter) -> None:
        super().__init__()
        say = language.say
        self._whose, self._mark = Text(tone="soft"), MarkPill()
        self._left, self._of = Text(size=40, weight=tokens.BOLD), Text(size=20, tone="soft")
        self._share = _Share()
        self._why = Text(size=20, weight=tokens.SEMIBOLD)
        self._steps = PastSteps(clock_width=_DAYS)
        self._say_title = Text(say("Say"), weight=tokens.SEMIBOLD)
        self._say = Text(size=20, wrap=True)
        self._done = Text(tone="on_time", weight=tokens.SEMIBOLD, wrap=True)
        well = Card("well")
        column(well, margins=(18, 14, 18, 14)).addWidget(self._say)
        self._well = well
        self._key = Button(look=looks.PRIMARY, size=20, height=_KEY, commits=True)
        self._key.tapped.connect(presenter.press)
        self._note = Text(size=14, tone="soft", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._print = Button(say("Print a new one, this one stops"), icon="printer", commits=True, padding=tokens.GAP_4)
        self._print.tapped.connect(presenter.print_anew)
        self._cancel = Button(say("Cancel with a reason"), padding=tokens.GAP_4)
        self._cancel.tapped.connect(presenter.ask_why)
        head = row(gap=tokens.GAP_12)
        head.addWidget(self._whose, 1)
        head.addWidget(self._mark)
        amount = row(gap=tokens.GAP_12)
        amount.addWidget(self._left)
        amount.addWidget(self._of, 1)
        upper = QWidget()
        above = column(upper, gap=tokens.GAP_12)
        above.addLayout(head)
        above.addLayout(amount)
        above.addWidget(self._share)
        above.addWidget(self._why)
        above.addWidget(self._steps)
        above.addWidget(self._say_title)
        above.addWidget(well)
        above.addStretch(1)
        foot = row(gap=tokens.GAP_8)
        foot.addWidget(self._print, 3)
        foot.addWidget(self._cancel, 2)
        self._inside = column(self, gap=tokens.GAP_8, margins=(24, 20, 24, 20))
        self._inside.addWidget(Scroll(upper), 1)
        for part in (self._done, self._key, self._note):
            self._inside.addWidget(part)
        self._inside.addLayout(foot)
        self._parts = (upper, self._key, self._note, self._print, self._cancel, self._done)
        self.show_voucher(None, "")

    def show_voucher(self, voucher: DeskVoucher | None, done: str) -> None:
        """Shows it; None: there is none to show."""
        for part in self._parts:
            part.setVisible(voucher is not None)
        if voucher is None:
            return
        self._whose.set_text(voucher.whose)
        self._mark.show_mark(voucher.mark)
        self._left.set_text(voucher.left)
        self._of.set_text(voucher.of)
        self._share.show_left(voucher.share)
        self._why.set_text(voucher.why)
        self._steps.show_steps(voucher.steps)
        self._say.set_text(voucher.say)
        self._done.set_text(done)
        self._done.setVisible(bool(done))
        self._key.set_text(voucher.key)
        self._key.set_icons(voucher.icon)
        self._key.setVisible(bool(voucher.key))
        self._note.set_text(voucher.note)
        self._note.setVisible(bool(voucher.note))
        self._print.setVisible(voucher.can_print)
        self._cancel.setVisible(voucher.can_stop)

    def fit(self, *, low: bool) -> None:
        """Closer together where there is little height."""
        self._key.set_height(_KEY_LOW if low else _KEY)
        self._left.set_size(28 if low else 40)
        self._inside.setContentsMargins(24, 10 if low else 20, 24, 10 if low else 20)
