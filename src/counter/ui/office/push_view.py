"""What is pushed to other shops: who gets it, what would be otherwise in the shop in hand, and Push."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.office.chips import Chips
from counter.ui.office.growing_list import GrowingList
from counter.ui.office.push_presenter import PushPresenter
from counter.ui.office.push_state import DifferenceState, PushShopState, PushState, TaxState
from counter.ui.office.shop_state import TickState
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.layouts import column, is_low, is_narrow, laid_out_once, row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Rule, Text

_SHOPS, _SHOPS_NARROW = 320, 264
_CHOSEN = Look(tokens.CREMA_TINT, "", tokens.INK, radius=tokens.RADIUS_8)


class _ShopRow(QWidget):
    """A shop: a tick that says whether it gets it, and below its name how far it is; `seen` wants its preview."""

    ticked = Signal(str)
    seen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language, self._shop = language, ""
        self._tick = Button(padding=tokens.GAP_12)
        self._tick.tapped.connect(lambda: self.ticked.emit(self._shop))
        self._name = Button(arrangement=Arrangement.ROW, look=looks.MENU_ROW, padding=tokens.GAP_12)
        self._name.tapped.connect(lambda: self.seen.emit(self._shop))
        self._mark = MarkPill()
        top = row(gap=tokens.GAP_8)
        top.addWidget(self._tick)
        top.addWidget(self._name, 1)
        below = row(margins=(tokens.TARGET + tokens.GAP_8, 0, 0, 0))
        below.addWidget(self._mark)
        below.addStretch(1)
        whole = column(self, gap=tokens.GAP_4, margins=(0, tokens.GAP_8, 0, tokens.GAP_8))
        whole.addLayout(top)
        whole.addLayout(below)

    def show_shop(self, state: PushShopState) -> None:
        """Shows it."""
        say, self._shop = self._language.say, state.shop
        gets, does_not = say("{shop} gets it", shop=state.name), say("{shop} does not get it", shop=state.name)
        self._tick.set_text("", name=gets if state.ticked else does_not)
        self._tick.set_icons("check" if state.ticked else "square")
        self._tick.set_chosen(on=state.ticked, chosen=looks.KEPT_ON)
        self._name.set_text(state.name)
        self._name.set_chosen(on=state.chosen, chosen=_CHOSEN, otherwise=looks.MENU_ROW)
        self._mark.show_mark(state.mark)


class _DifferenceRow(QWidget):
    """One thing: what becomes of it, who changed it there, and Keep theirs; `kept` gives what and whether."""

    kept = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._state: DifferenceState | None = None
        self._title, self._told = Text(weight=tokens.SEMIBOLD, wrap=True), Text(size=14, wrap=True)
        self._changed = Text(size=14, tone="crema", wrap=True)
        self._keep = Button(padding=tokens.GAP_12)
        self._keep.tapped.connect(self._toggle)
        words = column(gap=2)
        for part in (self._title, self._told, self._changed):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.addWidget(part)
        line = row(gap=tokens.GAP_12, margins=(0, 10, tokens.GAP_8, 10))
        line.addLayout(words, 1)
        line.addWidget(self._keep)
        whole = column(self)
        whole.addWidget(Rule())
        whole.addLayout(line)

    def _toggle(self) -> None:
        if self._state:
            self.kept.emit(self._state.what, not self._state.kept)

    def show_difference(self, state: DifferenceState) -> None:
        """Shows it."""
        self._state = state
        self._told.set_tone("soft" if state.kept else "ink")
        for part, words in ((self._title, state.title), (self._told, state.told), (self._changed, state.changed)):
            part.set_text(words)
            part.setVisible(bool(words))
        self._keep.set_text(state.keep, name=f"{state.keep}, {state.title}")
        self._keep.about = state.what
        self._keep.set_icons("check" if state.kept else "")
        self._keep.set_chosen(on=state.kept, chosen=looks.KEPT_ON)
        self._keep.setVisible(bool(state.keep))


class PushView(QWidget):
    """Shows a PushState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: PushPresenter) -> None:
        super().__init__()
        self._language, self._presenter, self._seen = language, presenter, ""
        say = language.say
        self._kinds = Segment([say("Menu"), say("Playbook")])
        self._kinds.chosen.connect(presenter.choose_kind)
        self._back = Button(say("Back"), icon="arrow-left", height=56)
        self._back.tapped.connect(presenter.back)
        self._push = Button(look=looks.PRIMARY, icon="arrow-right", height=56, commits=True)
        self._push.tapped.connect(presenter.push)
        self._foot, self._empty = Text(weight=tokens.SEMIBOLD, wrap=True), Text(tone="soft", wrap=True)
        self._about, self._under = (
            Text(size=20, weight=tokens.SEMIBOLD, wrap=True),
            Text(size=14, tone="soft", wrap=True),
        )
        self._asks, self._classes = Text(weight=tokens.SEMIBOLD, tone="at_risk", wrap=True), Chips()
        self._classes.tapped.connect(presenter.say_tax)
        self._shops: GrowingList[PushShopState] = GrowingList(self._make_shop, _ShopRow.show_shop)  # type: ignore[arg-type]
        self._rows: GrowingList[DifferenceState] = GrowingList(self._make_row, _DifferenceRow.show_difference)  # type: ignore[arg-type]
        self._lay_out()

    def _make_shop(self) -> _ShopRow:
        made = _ShopRow(self._language)
        made.ticked.connect(self._presenter.tick)
        made.seen.connect(self._presenter.see)
        return made

    def _make_row(self) -> _DifferenceRow:
        made = _DifferenceRow()
        made.kept.connect(lambda what, kept: self._presenter.keep(what, kept=kept))
        return made

    def _lay_out(self) -> None:
        say = self._language.say
        head = row(gap=tokens.GAP_12)
        head.addWidget(Text(say("For other shops"), size=28, weight=tokens.BOLD), 1)
        head.addWidget(self._kinds)
        self._shops_card = Card("card")
        inside = column(self._shops_card, margins=(14, 10, 10, 10))
        inside.addWidget(Text(say("Who gets it"), size=14, tone="soft"))
        inside.addWidget(self._shops, 1)
        preview = Card("card")
        inside = column(preview, gap=tokens.GAP_8, margins=(20, 14, 14, 12))
        for part in (self._about, self._under, self._asks, self._classes, self._empty):
            inside.addWidget(part)
        inside.addWidget(self._rows, 1)
        columns = row(gap=14)
        columns.addWidget(self._shops_card)
        columns.addWidget(preview, 1)
        bar = Card("card")
        line = row(bar, gap=10, margins=(16, 8, 10, 8))
        line.addWidget(self._foot, 1)
        line.addWidget(self._back)
        line.addWidget(self._push)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addLayout(head)
        self._page.addLayout(columns, 1)
        self._page.addWidget(bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)
        self._shops_card.setFixedWidth(_SHOPS_NARROW if is_narrow(self) else _SHOPS)

    def show_push(self, state: PushState) -> None:
        """Shows it."""
        with laid_out_once(self):
            self._kinds.show_chosen(state.kind)
            seen = f"{state.kind} {state.about}"
            anew, self._seen = seen != self._seen, seen
            self._shops.show_states(state.shops, anew=False)
            for part, words in ((self._about, state.about), (self._under, state.under), (self._empty, state.empty)):
                part.set_text(words)
                part.setVisible(bool(words))
            self._show_tax(state.tax)
            self._rows.show_states(state.rows, anew=anew)
            self._foot.set_text(state.foot)
            self._push.set_text(state.push)
            self._push.setEnabled(state.can_push)

    def _show_tax(self, tax: TaxState | None) -> None:
        self._asks.setVisible(tax is not None)
        self._classes.setVisible(tax is not None)
        if tax:
            self._asks.set_text(tax.asks)
            self._classes.show_ticks(tuple(TickState(each, each, on=False) for each in tax.classes))
