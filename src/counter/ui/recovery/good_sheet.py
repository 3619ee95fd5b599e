"""The sheet that asks what went well, and whom to thank."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.recovery.good_presenter import GoodPresenter
from counter.ui.recovery.good_state import ColleagueState, GoodState, TileState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import Flow, column, is_low, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Rule, Text

_WIDE, _TILE, _PERSON, _THANK = 680, 64, 56, 60
_LOW, _THANK_LOW = 48, 52


class GoodSheet(QWidget):
    """One tap on a tile notes it, with Undo in its place; thanking somebody is up to whoever noted it."""

    def __init__(self, host: QWidget, language: Language, presenter: GoodPresenter) -> None:
        super().__init__()
        say = language.say
        self._presenter = presenter
        self._host = host
        self._tiles: dict[str, Button] = {}
        self._people: dict[str, Button] = {}
        self._now = ""
        close = Button(icon="x", name=say("Close"))
        close.tapped.connect(presenter.close)
        head = row(gap=tokens.GAP_12)
        head.addLayout(_asking(language), 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._grid = QGridLayout()
        self._grid.setSpacing(tokens.GAP_8)
        self._noted = Text(weight=tokens.SEMIBOLD, tone="on_time")
        undo = Button(say("Undo"), icon="undo-2", look=looks.QUIET, commits=True)
        undo.tapped.connect(presenter.take_back)
        self._said = Card("on_time")
        line = row(self._said, margins=(16, 0, 4, 0))
        line.addWidget(self._noted, 1)
        line.addWidget(undo)
        read = Text(say("They read it at the next sign-in."), size=14, tone="soft", wrap=True)
        read.setAlignment(Qt.AlignmentFlag.AlignRight)
        thanks = row(gap=tokens.GAP_8)
        thanks.addWidget(Text(say("Thank somebody?"), weight=tokens.SEMIBOLD))
        thanks.addWidget(read, 1)
        who = QWidget()
        self._who = Flow(who, gap=8, line_gap=8)
        self._line = Button(icon_after="pencil", arrangement=Arrangement.ROW, weight=tokens.REGULAR)
        self._thank = Button(look=looks.PRIMARY, icon="heart", size=18, commits=True)
        self._thank.tapped.connect(presenter.thank)
        below = QWidget()
        self._below = asked = column(below, gap=tokens.GAP_12)
        asked.addLayout(self._grid)
        asked.addWidget(self._said)
        asked.addWidget(Rule())
        asked.addLayout(thanks)
        for part in (who, self._line):
            asked.addWidget(part)
        layout = column(self, gap=tokens.GAP_12)
        layout.addLayout(head)
        self._scroll = Scroll(below)
        layout.addWidget(self._scroll)
        layout.addWidget(self._thank)
        self._panel = DimmedPanel(host, self, _WIDE, margin=24, stays=True)
        self._panel.dismissed.connect(presenter.close)
        self._write = AskText(self._panel, language, say("What do you thank them for?"))
        self._line.tapped.connect(lambda: self._write.ask(self._now))
        self._write.entered.connect(self._written)

    def _written(self, line: str) -> None:
        self._write.shut()
        self._presenter.write(line)

    def show_state(self, state: GoodState | None) -> None:
        """Asks, or goes."""
        if state is None:
            self._panel.shut()
            return
        low = is_low(self._host)
        self._line.set_height(_LOW if low else _PERSON)
        self._thank.set_height(_THANK_LOW if low else _THANK)
        self._show_tiles(state.tiles)
        self._show_people(state.colleagues)
        self._noted.set_text(state.noted)
        self._said.setVisible(bool(state.noted))
        self._now = state.line
        self._line.set_text(state.line, name=state.line)
        self._line.setVisible(bool(state.thank))
        self._thank.set_text(state.thank)
        self._thank.setVisible(bool(state.thank))
        self._scroll.wish_height(self._below.totalHeightForWidth(_WIDE - 2 * tokens.GAP_24))
        if self._panel.isHidden():
            self._panel.open()

    def _show_tiles(self, tiles: tuple[TileState, ...]) -> None:
        for place, tile in enumerate(tiles):
            if tile.id not in self._tiles:
                button = Button(tile.label, icon=tile.icon, arrangement=Arrangement.ROW, height=_TILE, commits=True)
                button.tapped.connect(lambda key=tile.id: self._presenter.note(key))
                self._tiles[tile.id] = button
                self._grid.addWidget(button, *divmod(place, 2))
            button = self._tiles[tile.id]
            button.set_height(_LOW if is_low(self._host) else _TILE)
            button.set_chosen(on=tile.chosen, chosen=looks.TILE_CHOSEN)
            button.set_icons(tile.icon, "circle-check" if tile.chosen else "")

    def _show_people(self, people: tuple[ColleagueState, ...]) -> None:
        for each in people:
            key = str(each.staff_id)
            if key not in self._people:
                button = Button(each.name, icon="user-round")
                button.tapped.connect(lambda who=each.staff_id: self._presenter.choose(who))
                self._people[key] = button
                self._who.addWidget(button)
            self._people[key].set_height(_LOW if is_low(self._host) else _PERSON)
            self._people[key].set_chosen(on=each.chosen)
        here = {str(each.staff_id) for each in people}
        for key, button in self._people.items():
            button.setVisible(key in here)


def _asking(language: Language) -> QVBoxLayout:
    words = column(gap=2)
    words.addWidget(Text(language.say("What went well?"), size=28, weight=tokens.BOLD, wrap=True))
    words.addWidget(Text(language.say("One tap notes it. The rest is up to you."), tone="soft", wrap=True))
    return words
