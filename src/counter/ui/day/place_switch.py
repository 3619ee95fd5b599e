"""What the tab shows: a day, a week, a month, sales, promises; and of this shop alone, or of all shops."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language, _
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row
from counter.ui.widgets.segment import Segment

_WORDS = (_("Day"), _("Week"), _("Month"), _("Sales"), _("Promises"))
OF_ALL_SHOPS = 4
"""So many of the places, the first ones, there are of all shops too."""


class PlaceSwitch(QWidget):
    """`chosen` gives the place that was tapped, from 0; `turned` that this shop alone is wanted, or all of them."""

    chosen = Signal(int)
    turned = Signal()

    def __init__(self, language: Language, chosen: int, *, all_shops: bool = False) -> None:
        super().__init__()
        self._all = Button(language.say("All shops"), icon="store")
        self._all.set_chosen(on=all_shops)
        self._all.setVisible(all_shops)
        self._all.tapped.connect(self.turned)
        self._places = Segment(tuple(map(language.say, _WORDS)))
        self._places.chosen.connect(self.chosen)
        if all_shops:
            self._places.show_first(OF_ALL_SHOPS)
        layout = row(self, gap=tokens.GAP_12)
        layout.addWidget(self._all)
        layout.addWidget(self._places)
        self.show_chosen(chosen)

    def show_chosen(self, place: int) -> None:
        """Marks the one at `place`."""
        self._places.show_chosen(place)

    def offer_all(self, *, on: bool) -> None:
        """Whether somebody can go from this shop to all of them."""
        self._all.setVisible(on)
