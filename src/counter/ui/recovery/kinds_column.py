"""What went wrong? The twelve kinds at the left."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import Kind
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.grid import FittingGrid
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_TALL = 72


class KindsColumn(QWidget):
    """One of them is chosen, or none yet."""

    def __init__(self, language: Language, presenter: RecoveryPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._buttons: dict[str, Button] = {}
        self._grid = FittingGrid(columns=2, least_height=_TALL, shape=0.71, gap=tokens.GAP_8)
        layout = column(self, gap=tokens.GAP_8)
        self._heading = Text(language.say("What went wrong?"), size=20, weight=tokens.SEMIBOLD, wrap=True)
        layout.addWidget(self._heading)
        layout.addWidget(Scroll(self._grid), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its heading stands on one line, if it can."""
        super().resizeEvent(event)
        self._heading.fit_into(self.width(), 20, 18, 16)

    def show_kinds(self, kinds: tuple[Kind, ...], chosen: str) -> None:
        """Shows them, one of them chosen."""
        if list(self._buttons) != [kind.id for kind in kinds]:
            self._buttons = {kind.id: self._button(kind) for kind in kinds}
            self._grid.show_tiles(list(self._buttons.values()))
        for kind_id, button in self._buttons.items():
            button.set_chosen(on=kind_id == chosen, chosen=looks.LATE_CHOSEN)

    def _button(self, kind: Kind) -> Button:
        button = Button(kind.label, arrangement=Arrangement.ABOVE, icon=kind.icon, height=_TALL, padding=tokens.GAP_4)
        button.tapped.connect(lambda: self._presenter.choose_kind(kind.id))
        return button
