"""A backup that is looked into, and how its books come back into a new place. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from counter.flows.backups import Backup
from counter.reports.inside import Inside
from counter.ui.desk.safety import Safety
from counter.ui.desk.work import CurrentShop
from counter.ui.office.backups_state import InsideState
from counter.ui.office.build_backups import inside_lines, verified_words, when


class InsidePresenter:
    """`show` is called with news; `state` is what is shown of the backup, None while nobody looks into one."""

    def __init__(self, shop: CurrentShop, show: Callable[[], object], safety: Safety) -> None:
        self._shop, self._show, self._safety = shop, show, safety
        self._backup: Backup | None = None
        self.state: InsideState | None = None

    def forget(self) -> None:
        """Somebody came: none is looked into. What is being done is done."""
        self._backup, self.state = None, None

    def leave(self) -> None:
        """Back to the list."""
        self.forget()
        self._show()

    def look(self, backup: Backup) -> None:
        """Opens it so that nothing can be written, and says what is inside."""
        shop, say = self._shop, self._shop.language.say
        title = when(backup.at, shop.clock.now(), shop.settings, shop.language)
        folder = str(shop.folder.with_name(f"{shop.folder.name}-restored"))
        self._backup = backup
        self.state = InsideState(
            title=say("Inside the backup of {when}", when=title),
            lines=(),
            verified="",
            is_good=False,
            folder=folder,
            wrong="",
            done="",
            busy=say("Looking inside…"),
        )
        self._show()
        looking = self._safety.look_inside(backup.path)
        looking.then(lambda inside: self._take(backup, inside))
        looking.otherwise(lambda reason: self._take(backup, Inside(fault=reason.rstrip("."))))

    def _take(self, backup: Backup, inside: Inside) -> None:
        language = self._shop.language
        lines, verified = inside_lines(inside, language), verified_words(inside, language)
        self._change(
            backup, lambda now: replace(now, lines=lines, verified=verified, is_good=not inside.fault, busy="")
        )

    def _change(self, backup: Backup, change: Callable[[InsideState], InsideState]) -> None:
        """Of another backup than is seen by now nothing is shown any more."""
        if self.state is not None and self._backup is backup:
            self.state = change(self.state)
            self._show()

    def write_folder(self, text: str) -> None:
        """The new place."""
        if self._backup is not None:
            self._change(self._backup, lambda now: replace(now, folder=text, wrong=""))

    def restore(self) -> None:
        """Opens its books in the new place; the shop that is open goes on as it is."""
        backup, state, say = self._backup, self.state, self._shop.language.say
        if backup is None or state is None or state.busy:
            return
        folder = Path(state.folder.strip())
        self._change(backup, lambda now: replace(now, wrong="", busy=say("Opening it…")))
        done = say("Its books are in {folder} now. Open them: counter --shop {folder}", folder=folder)
        restoring = self._safety.restore(backup.path, folder)
        restoring.then(lambda _: self._change(backup, lambda now: replace(now, done=done, busy="")))
        restoring.otherwise(lambda reason: self._change(backup, lambda now: replace(now, wrong=reason, busy="")))
