"""What moved in the till: each movement with its reason and person, all of them or what matters."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from counter.kernel.language import Language
from counter.ui.theme import tokens
from counter.ui.till.presenter import TillPresenter
from counter.ui.till.rows import Moves
from counter.ui.till.state import TillState
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_MOVE, _MOVE_NARROW = 62, 55


class MovesCard(Card):
    """The movements scroll within the card; in a narrow window it is low, and what says more is in its head."""

    def __init__(self, language: Language, presenter: TillPresenter) -> None:
        super().__init__()
        say = language.say
        self._moved = Moves(say("What moved"))
        self._scroll = Scroll(self._moved)
        self._more = Text(tone="soft", wrap=True)
        self._all = Button()
        self._all.tapped.connect(presenter.toggle_all)
        waste = Button(say("Throw away"), padding=tokens.GAP_12)
        waste.tapped.connect(presenter.waste.begin)
        self._head, self._foot = row(gap=tokens.GAP_8), row()
        self._head.addWidget(Text(say("What moved"), size=20, weight=tokens.SEMIBOLD), 1)
        self._head.addWidget(waste)
        self._foot.addWidget(self._more, 1)
        self._layout = column(self, gap=tokens.GAP_8, margins=(18, 12, 10, 12))
        self._layout.addLayout(self._head)
        self._layout.addWidget(self._scroll)
        self._layout.addStretch(1)
        self._layout.addLayout(self._foot)
        self._narrow = False
        self.fit(low=False, narrow=False)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the sizes of a low or narrow window."""
        self._narrow = narrow
        edge = 6 if low else tokens.GAP_12
        self._layout.setContentsMargins(18, edge, 10, edge)
        self._layout.setSpacing(tokens.GAP_4 if low else tokens.GAP_8)
        self._moved.set_tall(_MOVE_NARROW if narrow else _MOVE)
        (self._head if narrow else self._foot).addWidget(self._all)
        self._more.setVisible(not narrow)
        self._show_whole_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many whole movements as there is room for."""
        super().resizeEvent(event)
        self._show_whole_rows()

    def minimumSizeHint(self) -> QSize:
        """Room for one movement."""
        return QSize(super().minimumSizeHint().width(), self._beside + self._moved.tall)

    @property
    def _beside(self) -> int:
        margins, keys = self._layout.contentsMargins(), 1 if self._narrow else 2
        return margins.top() + margins.bottom() + keys * (tokens.TARGET + self._layout.spacing())

    def _show_whole_rows(self) -> None:
        tall = self._moved.tall
        self._scroll.setFixedHeight(max(1, (self.height() - self._beside) // tall) * tall)

    def show_state(self, state: TillState) -> None:
        """Shows them, and how many are not among them."""
        self._moved.show_moves(state.moves)
        self._more.set_text(state.more or state.shown)
        self._all.set_text(state.show_all)
