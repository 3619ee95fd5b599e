"""What went wrong? Where there is little room side by side: the chosen kind and two more, all twelve a tap away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from counter.kernel.language import Language
from counter.ui.recovery.state import Kind
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Text

_TALL, _MORE, _ALL_BESIDE = 72, 2, 6


class KindsRow(QWidget):
    """`choose` is called with the kind that is tapped. Until one is chosen all twelve are there."""

    def __init__(self, language: Language, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._choose = choose
        self._kinds: tuple[Kind, ...] = ()
        self._chosen, self._opened = "", False
        self._shown: list[str] = []
        self._buttons: dict[str, Button] = {}
        self._all = Button(language.say("All twelve"), icon="plus", arrangement=Arrangement.ABOVE, height=_TALL)
        self._all.tapped.connect(self._open)
        layout = column(self, gap=tokens.GAP_8)
        self._heading = Text(language.say("What went wrong?"), size=20, weight=tokens.SEMIBOLD)
        layout.addWidget(self._heading)
        self._grid = QGridLayout()
        self._grid.setSpacing(tokens.GAP_8)
        layout.addLayout(self._grid)

    def fit(self, *, low: bool) -> None:
        """Where the window is low, the kinds say themselves what they are."""
        self._heading.setVisible(not low)

    def show_kinds(self, kinds: tuple[Kind, ...], chosen: str) -> None:
        """Shows them, one of them chosen or none."""
        if kinds != self._kinds:
            self._make(kinds)
        if chosen != self._chosen:
            self._chosen, self._opened = chosen, False
        for kind_id, button in self._buttons.items():
            button.set_chosen(on=kind_id == chosen, chosen=looks.LATE_CHOSEN)
        self._lay_out()

    def _make(self, kinds: tuple[Kind, ...]) -> None:
        for old in self._buttons.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._kinds, self._shown = kinds, []
        self._buttons = {kind.id: self._button(kind) for kind in kinds}

    def _button(self, kind: Kind) -> Button:
        button = Button(kind.label, arrangement=Arrangement.ABOVE, icon=kind.icon, height=_TALL, parent=self)
        button.tapped.connect(lambda: self._tap(kind.id))
        button.hide()
        return button

    def _tap(self, kind: str) -> None:
        """The chosen one may be tapped once more: that alone closes the twelve again."""
        self._opened = False
        self._choose(kind)
        self._lay_out()

    def _open(self) -> None:
        self._opened = True
        self._lay_out()

    def _lay_out(self) -> None:
        ids = list(self._buttons)
        everything = self._opened or self._chosen not in ids
        others = [kind for kind in ids if kind != self._chosen][:_MORE]
        shown = ids if everything else [kind for kind in ids if kind == self._chosen or kind in others]
        if shown == self._shown:
            return
        self._shown = shown
        buttons = [self._buttons[kind] for kind in shown] + ([] if everything else [self._all])
        beside = _ALL_BESIDE if everything else len(buttons)
        for button in (*self._buttons.values(), self._all):
            self._grid.removeWidget(button)
            button.setVisible(button in buttons)
        for place, button in enumerate(buttons):
            self._grid.addWidget(button, place // beside, place % beside)
        for place in range(_ALL_BESIDE):
            self._grid.setColumnStretch(place, int(place < beside))
