"""The form of an item: its name and prices, where it is made, its tax, its choices, its tile, and the rest below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.menu.rules import COLOURS
from counter.ui.office.build_item_form import OTHER_TO_GO
from counter.ui.office.build_menu_questions import ADD_GROUP, ALLERGENS, TRACES
from counter.ui.office.chips import Chips
from counter.ui.office.from_when import FromWhen
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.office.menu_state import ItemFormState
from counter.ui.office.price_form import PriceForm
from counter.ui.office.sentence_row import show_in
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Rule, Text

_LABEL = 84


class ItemForm(QWidget):
    """Shows an ItemFormState; what is typed and tapped goes to the presenter. `made_field` gives fields made later."""

    made_field = Signal(object)

    def __init__(self, language: Language, presenter: MenuPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._shown = ""
        say = language.say
        self._texts = {
            "name": Field(say("Name")),
            "category": Field(say("Category")),
            "page": Field(say("Page of its category")),
            "sold_from": Field(say("On sale from, like 07:00")),
            "sold_until": Field(say("On sale until, like 11:00")),
            "cost": Field(say("What one costs you")),
            "deposit": Field(say("Deposit")),
            "making_seconds": Field(say("Made in, minutes like 2:20")),
            "barcode": Field(say("Barcode"), for_code=True),
        }
        for part, field in self._texts.items():
            field.written.connect(partial(self._write, part))
        self._make_prices()
        self._make_chips()
        self._make_tile()
        self._out = Button(say("Sold out today"), icon="ban", commits=True)
        self._out.tapped.connect(presenter.toggle_sold_out)
        self._own = Text(size=14, tone="soft", wrap=True)
        self._allergens, self._traces = Button(), Button()
        self._allergens.tapped.connect(lambda: presenter.ask(ALLERGENS))
        self._traces.tapped.connect(lambda: presenter.ask(TRACES))
        self._offer = Button(icon="trash-2", commits=True)
        self._offer.tapped.connect(self._offer_or_not)
        self._is_off = False
        self._lay_out()

    def _make_prices(self) -> None:
        language, presenter, say = self._language, self._presenter, self._language.say
        self._prices = PriceForm(language)
        self._prices.made_field.connect(self.made_field)
        self._prices.written.connect(lambda at, text: presenter.change(lambda draft: draft.write_price(at, text)))
        self._prices.named.connect(lambda at, text: presenter.change(lambda draft: draft.name_size(at, text)))
        self._prices.gone.connect(lambda at: presenter.change(lambda draft: draft.drop_size(at)))
        self._when = FromWhen(language, presenter)
        self._size = Button(say("Add size"), icon="plus", look=looks.QUIET_INK, padding=tokens.GAP_12)
        self._size.tapped.connect(lambda: presenter.change(lambda draft: draft.add_size()))

    def _make_chips(self) -> None:
        presenter, say = self._presenter, self._language.say
        self._stations, self._taxes, self._groups, self._kinds = Chips(), Chips(), Chips(), Chips()
        self._stations.tapped.connect(lambda key: presenter.change(lambda draft: draft.tap(station=key)))
        self._taxes.tapped.connect(lambda key: presenter.change(lambda draft: draft.tap(tax_class=key)))
        self._groups.tapped.connect(presenter.open_group)
        self._kinds.tapped.connect(self._toggle)
        self._more = Button(icon="plus", name=say("Add choices"), padding=tokens.GAP_12)
        self._more.tapped.connect(lambda: presenter.ask(ADD_GROUP))

    def _make_tile(self) -> None:
        presenter, say = self._presenter, self._language.say
        names = (say("White"), say("Cream"), say("Sage"), say("Clay"), say("Mist"))
        self._colours = [Button(name=say("Tile: {colour}", colour=name), padding=tokens.GAP_12) for name in names]
        for colour, button in zip(COLOURS, self._colours, strict=True):
            button.setFixedWidth(tokens.TARGET + 6)
            button.tapped.connect(lambda colour=colour: presenter.change(lambda draft: draft.tap(colour=colour)))
        self._earlier = Button(icon="arrow-left", name=say("Tile earlier"), padding=tokens.GAP_12, commits=True)
        self._after = Button(icon="arrow-right", name=say("Tile later"), padding=tokens.GAP_12, commits=True)
        self._earlier.tapped.connect(lambda: presenter.move(-1))
        self._after.tapped.connect(lambda: presenter.move(1))

    def _write(self, part: str, text: str) -> None:
        self._presenter.change(lambda draft: draft.write(part, text))

    def _toggle(self, kind: str) -> None:
        if kind == OTHER_TO_GO:
            self._presenter.change(lambda draft: draft.sell_to_go(on=not draft.sells_to_go))
        else:
            self._presenter.change(lambda draft: draft.tap(**{kind: not getattr(draft.said, kind)}))

    def _offer_or_not(self) -> None:
        self._presenter.offer(on_menu=self._is_off)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return (*self._texts.values(), *self._prices.fields, self._when.day)

    def _lay_out(self) -> None:
        say = self._language.say
        inside = QWidget()
        lines = column(inside, gap=tokens.GAP_8)
        head = row(gap=10)
        head.addWidget(self._texts["name"], 1)
        head.addWidget(self._out)
        lines.addLayout(head)
        lines.addWidget(self._own)
        prices, side = row(gap=tokens.GAP_8), column(gap=6)
        side.addSpacing(24)
        side.addWidget(self._when)
        side.addWidget(self._size)
        side.addStretch(1)
        prices.addWidget(self._prices)
        prices.addLayout(side)
        prices.addStretch(1)
        lines.addLayout(prices)
        lines.addWidget(self._when.below)
        lines.addWidget(Rule())
        choices = row(gap=tokens.GAP_8)
        choices.addWidget(self._groups, 1)
        choices.addWidget(self._more)
        tile = row()
        tile.addLayout(side_by_side(self._colours, gap=6))
        tile.addSpacing(tokens.GAP_8)
        tile.addLayout(side_by_side((self._earlier, self._after), gap=6))
        tile.addStretch(1)
        for label, part in (
            (say("Made at"), self._stations), (say("Tax"), self._taxes), (say("Choices"), choices), (say("Tile"), tile),
            (say("Besides"), self._kinds),
        ):  # fmt: skip
            self._add_line(lines, label, part)
        lines.addWidget(Rule())
        for label, parts in (
            (say("Category"), ("category", "page")), (say("On sale"), ("sold_from", "sold_until")),
            (say("Cost"), ("cost", "deposit")), (say("Code"), ("barcode", "making_seconds")),
        ):  # fmt: skip
            line = row(gap=tokens.GAP_8)
            for typed in parts:
                line.addWidget(self._texts[typed], 1)
            self._add_line(lines, label, line)
        self._add_line(lines, say("Contains"), self._allergens)
        self._add_line(lines, say("Traces"), self._traces)
        lines.addWidget(self._offer)
        lines.addStretch(1)
        self._scroll = Scroll(inside)
        column(self).addWidget(self._scroll)

    @staticmethod
    def _add_line(lines: object, label: str, part: object) -> None:
        line = row(gap=tokens.GAP_8)
        words = Text(label, tone="soft", wrap=True)
        words.fit_into(_LABEL, 16, 14)
        words.setFixedWidth(_LABEL)
        line.addWidget(words)
        if isinstance(part, QWidget):
            line.addWidget(part, 1)
        else:
            line.addLayout(part, 1)  # type: ignore[arg-type]
        lines.addLayout(line)  # type: ignore[attr-defined]

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here, once all has its place."""
        if self.isAncestorOf(field):
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8))

    def show_form(self, state: ItemFormState) -> None:
        """Shows it."""
        say = self._language.say
        anew, self._shown = state.key != self._shown, state.key
        if anew:
            self._scroll.verticalScrollBar().setValue(0)
        wrong = dict(state.wrong)
        for part, text in state.texts:
            show_in(self._texts[part], text, anew=anew)
            self._texts[part].mark_wrong(wrong.get(part, ""))
        self._out.setVisible(state.sold_out is not None)
        self._out.set_chosen(on=bool(state.sold_out), chosen=looks.PRIMARY)
        self._own.set_text(state.own)
        self._own.setVisible(bool(state.own))
        self._when.show_day(state)
        self._prices.show_prices(state.heading, state.prices, anew=anew)
        self._stations.show_ticks(state.stations)
        self._taxes.show_ticks(state.taxes)
        self._groups.show_ticks(state.groups)
        self._kinds.show_ticks(state.kinds)
        for place, (name, button) in enumerate(zip(COLOURS, self._colours, strict=True)):
            on = place == state.colour
            button.set_chosen(on=on, chosen=looks.SWATCHES_CHOSEN[name], otherwise=looks.SWATCHES[name])
            button.set_icons("check" if on else "")
        self._earlier.setEnabled(state.can_move[0])
        self._after.setEnabled(state.can_move[1])
        self._allergens.set_text(state.allergens, name=say("Contains: {what}", what=state.allergens))
        self._traces.set_text(state.traces, name=say("Traces: {what}", what=state.traces))
        self._is_off = bool(state.off)
        self._offer.setVisible(state.off is not None)
        self._offer.set_text(say("Put it on the menu again") if state.off else say("Take it off the menu"))
