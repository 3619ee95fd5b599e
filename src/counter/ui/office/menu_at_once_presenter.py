"""What a tap on the page Menu does at once, without Save: sold out, its tile’s place, off the menu or on it. Pure."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.menu import change_menu, offer_combo
from counter.flows.sold_out import bring_back, mark_sold_out
from counter.menu.facts import ItemOffered
from counter.menu.places import moved
from counter.ui.desk.work import Work
from counter.ui.office.build_menu import Known
from counter.ui.office.item_draft import ItemDraft
from counter.ui.office.menu_saving import Draft


class MenuAtOnce:
    """What is in hand of the menu as it is `known`; `decided` is called once something is changed."""

    def __init__(self, work: Work, known: Known, decided: Callable[[], object]) -> None:
        self._work, self._known, self._decided = work, known, decided
        self._draft: Draft | None = None

    def _read(self) -> None:
        """Looks what there is."""

    def toggle_sold_out(self) -> None:
        """Sold out today, or there again: at once, as on Sell."""
        if isinstance(self._draft, ItemDraft) and self._draft.was is not None:
            item_id = self._draft.item_id
            flow = bring_back if item_id in self._known.out else mark_sold_out
            self._work.do(flow, item_id).then(lambda _: self._read())

    def move(self, by: int) -> None:
        """Its tile one earlier (-1) or later, at once."""
        if isinstance(self._draft, ItemDraft) and self._draft.was is not None:
            facts = moved(self._known.menu, self._draft.item_id, by)
            self._work.do(change_menu, facts).then(lambda _: self._decided())

    def offer(self, *, on_menu: bool) -> None:
        """Takes what is in hand off the menu, or puts it on it again: at once; Changes takes it back."""
        if isinstance(self._draft, ItemDraft):
            fact = ItemOffered(item_id=self._draft.item_id, on_menu=on_menu)
            self._work.do(change_menu, [fact]).then(lambda _: self._decided())
        elif self._draft is not None:
            self._work.do(offer_combo, self._draft.combo_id, on_menu=on_menu).then(lambda _: self._decided())
