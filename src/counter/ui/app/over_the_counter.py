"""Rehearsals that somebody starts at the counter: over its window, in a shop of their own, while the real one goes on.

The real window is hidden meanwhile and nothing else: its desk goes on, so promises are watched and papers print, and
what was begun in it is there afterwards as it was.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from threading import Thread
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from counter.flows.shop import Shop
from counter.kernel.errors import Refused, Unavailable
from counter.rehearsal.kept import Past, keep
from counter.rehearsal.scene import Scene
from counter.ui.app.on_stage import Rehearsing
from counter.ui.app.rehearse import AGAIN, DONE, Rehearsal
from counter.ui.app.window import Window
from counter.ui.rehearsal.choose_presenter import Chosen

log = logging.getLogger(__name__)
_TURN_MS = 30
"""From one part of a rehearsal that goes to the next: a finger finds the screen free in between."""


class OverTheCounter(QObject):
    """Over `window`, one at a time.

    `setting`, then `began` or `refused` (a sentence) answer `begin`; `done` says that somebody has rehearsed enough.
    `not_kept` gives a sentence and the word for “OK” where the disk did not keep a run.
    """

    setting = Signal()
    began = Signal()
    refused = Signal(str)
    done = Signal()
    not_kept = Signal(str, str)
    _set = Signal(object, object)

    def __init__(self, shop: Shop, window: Window, rehearsing: Rehearsing) -> None:
        super().__init__(window)
        self._shop, self._window, self._rehearsing = shop, window, rehearsing
        self._wanted: Chosen | None = None
        self._played: tuple[Rehearsal, Scene] | None = None
        self._set.connect(self._open)

    def begin(self, chosen: Chosen) -> None:
        """Sets the stage for what was chosen, and opens it once it is set."""
        self._wanted = chosen
        self.setting.emit()
        Thread(target=self._set_scene, args=(chosen,), name="rehearsal").start()

    def end(self) -> None:
        """Takes away what is rehearsed, and shows the counter again; nothing where nobody rehearses."""
        wanted, self._wanted = self._wanted, None
        if self._played:
            self._window.show()
            self._clear()
        elif wanted is not None:
            self.refused.emit("")

    def _set_scene(self, chosen: Chosen) -> None:
        """On a thread of its own: the counter goes on meanwhile."""
        make, locale = self._rehearsing.make, str(self._shop.language.locale)
        who, day = chosen.who.name, self._today()
        try:
            scene = Scene(chosen.scenario, make, monotonic, day, who=who, locale=locale)
        except (Refused, Unavailable) as fault:
            self._set.emit(chosen, self._shop.language.explain(fault))
        except Exception:
            log.exception("the stage of a rehearsal could not be set")
            self._set.emit(chosen, self._shop.language.say("Something went wrong in Counter. Choose another one."))
        else:
            if chosen is self._wanted:
                self._set.emit(chosen, scene)
            else:  # whoever wanted it is gone
                scene.close()

    def _open(self, chosen: Chosen, scene: Scene | str) -> None:
        if isinstance(scene, str):
            if chosen is self._wanted:
                self._wanted = None
                self.refused.emit(self._shop.language.say("This one cannot begin. {why}", why=scene))
            return
        if chosen is not self._wanted:
            _take_away(scene)
            return
        counter = self._rehearsing.counter(scene.stage.shop)
        rehearsal = Rehearsal(counter, scene.stage, scene.best, for_two=chosen.for_two)
        self._played = rehearsal, scene
        own = rehearsal.counter.window
        own.left_hand = self._window.left_hand
        own.used.connect(self._window.used)
        own.closed.connect(self._closed)
        rehearsal.page.over.connect(self._keep)
        rehearsal.counter.work_begun.connect(self.began)
        rehearsal.open_over(self._window, scene.who)

    def _keep(self) -> None:
        """How it went is kept for whoever started it, and for nobody else."""
        chosen, played = self._wanted, self._played
        run = played[0].page.played if played else None
        if chosen is None or run is None:
            return
        past = Past(chosen.name, self._today(), run.facts.count)
        try:
            keep(self._shop.folder, self._shop.keys.local, chosen.who.staff_id, past)
        except Refused as fault:
            language = self._shop.language
            self.not_kept.emit(language.explain(fault), language.say("OK"))

    def _closed(self) -> None:
        """Its window closes; that of the counter is there before it is gone."""
        if self._played is None:
            return
        wants, chosen = self._played[0].wants, self._wanted
        self._window.show()
        QTimer.singleShot(0, self, self._clear)
        if wants == DONE:
            self.done.emit()
        elif wants == AGAIN and chosen is not None:
            QTimer.singleShot(0, self, lambda: self.begin(chosen))

    def _clear(self) -> None:
        if self._played is None:
            return
        (rehearsal, scene), self._played = self._played, None
        rehearsal.end()
        counter, window = rehearsal.counter, rehearsal.counter.window
        window.hide()
        pages = [window.places.widget(place) for place in range(window.places.count())]
        behind = [page.deleteLater for page in pages if page and page is not window.places.currentWidget()]
        _let_go([*behind, window.deleteLater, counter.deleteLater])
        _take_away(scene)

    def _today(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now())


def _let_go(ends: list[Callable[[], None]]) -> None:
    """One part a turn: a whole counter that goes at once would keep the screen."""
    if ends:
        ends.pop(0)()
        QTimer.singleShot(_TURN_MS, partial(_let_go, ends))


def _take_away(scene: Scene) -> None:
    """On a thread of its own: the counter does not wait until a disk has forgotten what was rehearsed."""
    Thread(target=scene.close, name="rehearsal").start()
