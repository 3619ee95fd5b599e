"""One thing to do tomorrow: what, why, which orders; one tap says that it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from counter.kernel.language import Language
from counter.ui.day.state import OneThingShown
from counter.ui.theme import icons, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text

_ASK = Look("", "", tokens.CREMA, pressed=tokens.CREMA_EDGE)


class OneThingCard(Card):
    """`done` is called with whether it is done now. The key with the question shows how it was chosen."""

    def __init__(self, language: Language, done: Callable[[bool], None]) -> None:
        super().__init__("crema")
        say = language.say
        self._language, self._say_done = language, done
        self._is_done = False
        self._what = Text(size=18, weight=tokens.BOLD, wrap=True)
        self._why = Text(size=14, tone="soft", wrap=True)
        self._evidence = Text(size=14, tone="soft", wrap=True)
        self._done = Button(icon="check", commits=True)
        ask = Button("?", look=_ASK, size=18, name=say("How it was chosen, and the orders"))
        ask.setFixedWidth(tokens.TARGET)
        ask.tapped.connect(lambda: self._evidence.setVisible(self._evidence.isHidden()))
        self._done.tapped.connect(self._tapped)
        layout = column(self, gap=4, margins=(16, 4, 6, 6))
        title = row(gap=tokens.GAP_8)
        heading = Text(say("One thing to do tomorrow"), weight=tokens.SEMIBOLD, tone="crema", wrap=True)
        bulb = QLabel()
        bulb.setPixmap(icons.picture("lightbulb", tokens.CREMA, 20))
        title.addWidget(bulb)
        title.addWidget(heading, 1)
        title.addWidget(ask)
        layout.addLayout(title)
        for part in (self._what, self._why, self._evidence):
            layout.addWidget(part)
        key = row(margins=(0, tokens.GAP_4, 10, 0))
        key.addWidget(self._done)
        layout.addLayout(key)
        self._evidence.hide()

    def show_thing(self, thing: OneThingShown | None) -> None:
        """Shows it; without one the card is gone."""
        self.setVisible(thing is not None)
        if thing is not None:
            self._is_done = thing.done
            self._what.set_text(thing.what)
            self._why.set_text(thing.why)
            self._evidence.set_text(thing.evidence)
            self._done.set_text(thing.tap)
            self.setAccessibleName(self._language.say("{what}. {why}", what=thing.what, why=thing.why))

    def _tapped(self) -> None:
        self._say_done(not self._is_done)
