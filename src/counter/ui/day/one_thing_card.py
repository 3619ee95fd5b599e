"""One thing to do tomorrow: what, why, which orders; one tap says that it is done."""

from __future__ import annotations

from collections.abc import Callable

from counter.kernel.language import Language
from counter.ui.day.state import OneThingShown
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text


class OneThingCard(Card):
    """`done` is called with whether it is done now. The key with the question shows how it was chosen."""

    def __init__(self, language: Language, done: Callable[[bool], None]) -> None:
        super().__init__("crema")
        say = language.say
        self._say_done = done
        self._is_done = False
        self._what = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._why = Text(size=14, tone="soft", wrap=True)
        self._evidence = Text(size=14, tone="soft", wrap=True)
        self._evidence.hide()
        self._ask = Button("?", look=looks.QUIET, name=say("How it was chosen, and the orders"))
        self._done = Button(icon="check", commits=True)
        self._ask.setFixedWidth(tokens.TARGET)
        self._ask.tapped.connect(lambda: self._evidence.setVisible(self._evidence.isHidden()))
        self._done.tapped.connect(self._tapped)
        layout = column(self, gap=4, margins=(14, 4, 6, 6))
        title = row(gap=4)
        title.addWidget(
            Text(say("One thing to do tomorrow"), size=14, weight=tokens.SEMIBOLD, tone="crema", wrap=True), 1
        )
        title.addWidget(self._ask)
        layout.addLayout(title)
        for part in (self._what, self._why, self._evidence):
            layout.addWidget(part)
        keys = row()
        keys.addStretch(1)
        keys.addWidget(self._done)
        layout.addLayout(keys)

    def show_thing(self, thing: OneThingShown | None) -> None:
        """Shows it; without one the card is gone."""
        self.setVisible(thing is not None)
        if thing is not None:
            self._is_done = thing.done
            self._what.set_text(thing.what)
            self._why.set_text(thing.why)
            self._evidence.set_text(thing.evidence)
            self._done.set_text(thing.tap)
            self.setAccessibleName(f"{thing.what}. {thing.why}")

    def _tapped(self) -> None:
        self._say_done(not self._is_done)
