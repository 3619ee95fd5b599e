"""One thing to do tomorrow: what, why, which orders; one tap says that it is done."""

from __future__ import annotations

from collections.abc import Callable

from counter.kernel.language import Language
from counter.ui.day.state import OneThingShown
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text


class OneThingCard(Card):
    """`done` is called with whether it is done now. The key with the question says how it was chosen."""

    def __init__(self, language: Language, done: Callable[[bool], None]) -> None:
        super().__init__("crema")
        say = language.say
        self._say_done = done
        self._is_done = False
        self._what = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._why = Text(size=14, tone="soft", wrap=True)
        self._rule = Text(
            say("What can be acted on and cost customers most minutes that day, never a person."),
            size=14,
            tone="soft",
            wrap=True,
        )
        self._rule.hide()
        self._ask = Button("?", name=say("How it was chosen"))
        self._done = Button(icon="check", commits=True)
        self._ask.setFixedWidth(tokens.TARGET)
        self._ask.tapped.connect(lambda: self._rule.setVisible(self._rule.isHidden()))
        self._done.tapped.connect(self._tapped)
        layout = column(self, gap=4, margins=(14, 8, 8, 10))
        top = row(gap=6)
        top.addWidget(
            Text(say("One thing to do tomorrow"), size=14, weight=tokens.SEMIBOLD, tone="crema", wrap=True), 1
        )
        top.addWidget(self._ask)
        top.addWidget(self._done)
        layout.addLayout(top)
        for part in (self._what, self._why, self._rule):
            layout.addWidget(part)

    def show_thing(self, thing: OneThingShown | None) -> None:
        """Shows it; without one the card is gone."""
        self.setVisible(thing is not None)
        if thing is not None:
            self._is_done = thing.done
            self._what.set_text(thing.what)
            self._why.set_text(thing.why)
            self._done.set_text(thing.tap)
            self.setAccessibleName(f"{thing.what}. {thing.why}")

    def _tapped(self) -> None:
        self._say_done(not self._is_done)
