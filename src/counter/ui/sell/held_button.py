"""How many tickets and tabs wait; a tap shows them."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.ui.sell.presenter import SellPresenter
from counter.ui.widgets.button import Button


class HeldButton(Button):
    """Beside the categories, while there are any."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__(icon="history")
        self._language = language
        self._narrow = False
        self._count = 0
        self.tapped.connect(presenter.tabs.open)

    def fit(self, *, narrow: bool) -> None:
        """Takes the words of a narrow window."""
        self._narrow = narrow
        self.show_held(self._count)

    def show_held(self, count: int) -> None:
        """Says how many there are; with none it is not there."""
        self._count = count
        words = self._language.say("Held {count}", count=count)
        self.set_text(str(count) if self._narrow else words, name=words)
        self.setVisible(bool(count))
