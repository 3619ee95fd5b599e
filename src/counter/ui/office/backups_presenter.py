"""What the page Backups shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from babel import Locale

from counter.flows.backup_places import BACKUPS, places
from counter.flows.backups import Backup
from counter.flows.doctor import Finding
from counter.flows.open_shop import decide
from counter.reports.changes import Change
from counter.ui.desk.safety import Safety
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.backups_state import INSIDE, PLACES, BackupsState, PlacesState
from counter.ui.office.build_backups import (
    about,
    backups_state,
    findings_state,
    title_of,
)
from counter.ui.office.build_state import last_words
from counter.ui.office.inside_presenter import InsidePresenter
from counter.ui.office.support_presenter import SupportPresenter

_LOOKED_LONG_AGO = timedelta(hours=1)


class BackupsPresenter:
    """`show` is called with news, `decided` once something is saved, `open_printers` goes to the page of printers."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        safety: Safety,
        open_printers: Callable[[], object],
    ) -> None:
        self._work, self._shop, self._show, self._decided, self._safety = work, shop, show, decided, safety
        self.open_printers = open_printers
        self._findings: tuple[Finding, ...] | None = None
        self._looked_at: datetime | None = None
        self._looked_for = shop.language.locale
        self._backups: tuple[Backup, ...] = ()
        self._changes: tuple[Change, ...] = ()
        self.inside, self.support = InsidePresenter(shop, show, safety), SupportPresenter(shop, show, safety)
        self._is_seen = self._is_looking = self._is_listing = self._is_backing_up = False
        self.forget()

    def forget(self) -> None:
        """Somebody came: the page begins with the list of backups."""
        self._says, self._right = "", ""
        self._begin_places()
        self.inside.forget()
        self.support.forget()

    def _begin_places(self) -> None:
        self._folder, self._folder_wrong = self._shop.settings.backup_folder, ""
        self._folder_was = self._folder

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided; what is typed stays."""
        self._changes = changes
        if self._folder == self._folder_was:
            self._begin_places()

    def come(self, *, seen: bool) -> None:
        """The page is seen: the doctor looks where nobody did for an hour, or said it in another language."""
        self._is_seen = seen
        self.look()
        now = self._shop.clock.now()
        if seen and self._looked_for != self._shop.language.locale:
            self._findings, self._looked_at = None, None
        if seen and (self._looked_at is None or now - self._looked_at > _LOOKED_LONG_AGO):
            self.look_at_all()

    def look(self) -> None:
        """Time passes: another backup may be there."""
        if self._is_seen and not self._is_listing:
            self._is_listing = True
            listing = self._safety.backups()
            listing.then(self._take_backups)
            listing.otherwise(lambda _reason: self._take_backups(self._backups))

    def _take_backups(self, backups: tuple[Backup, ...]) -> None:
        self._is_listing = False
        if backups != self._backups:
            self._backups = backups
            self._show()

    def look_at_all(self) -> None:
        """The doctor looks at everything, apart from the counter."""
        if self._is_looking:
            return
        self._is_looking, language = True, self._shop.language.locale
        looking = self._safety.check()
        looking.then(lambda findings: self._take_findings(findings, language))
        looking.otherwise(self._could_not_look)
        self._show()

    def _take_findings(self, findings: tuple[Finding, ...], language: Locale) -> None:
        """They are said in that language: whoever reads another by now has all looked at again."""
        self._is_looking, self._findings, self._looked_at = False, findings, self._shop.clock.now()
        self._looked_for = language
        if self._is_seen and language != self._shop.language.locale:
            self._findings, self._looked_at = None, None
            self.look_at_all()
        self._show()

    def _could_not_look(self, reason: str) -> None:
        self._is_looking = False
        self._note_that(reason)

    def back_up(self) -> None:
        """Makes a backup now; what is in its way is said here and in the banner."""
        if not self._is_backing_up:
            self._is_backing_up = True
            self._safety.back_up().then(self._backed_up)
            self._note_that("")

    def _backed_up(self, fault: str) -> None:
        self._is_backing_up = False
        self._note_that(fault or self._shop.language.say("A backup was made and looked through."))
        self.look()
        self.look_at_all()

    def _note_that(self, words: str) -> None:
        self._says = words
        self._show()

    def look_inside(self, place: int) -> None:
        """Opens a backup so that nothing can be written, and says what is inside."""
        self._right = INSIDE
        self.inside.look(self._backups[place])

    def see_places(self) -> None:
        """Where backups are kept."""
        self._right = PLACES
        self._show()

    def see_list(self) -> None:
        """Back to the backups; what is typed of places stays until it is saved or discarded."""
        self._right = ""
        self.inside.leave()

    def write_folder(self, text: str) -> None:
        """The second place."""
        self._folder, self._folder_wrong = text, ""
        self._show()

    def discard(self) -> None:
        """Forgets what was not saved."""
        self._begin_places()
        self._show()

    def save(self) -> None:
        """Writes the second place; what is wrong is said in the form, and nothing is lost."""
        saving = self._work.do(decide, {"backup_folder": self._folder.strip()})
        saving.then(lambda _: self._saved())
        saving.otherwise(self._refuse_folder)

    def _saved(self) -> None:
        self._begin_places()
        self._decided()
        self.look()
        self._show()

    def _refuse_folder(self, reason: str) -> None:
        self._folder_wrong = reason
        self._show()

    def state(self) -> BackupsState:
        """What the page shows."""
        shop, now = self._shop, self._shop.clock.now()
        settings, language = shop.settings, shop.language
        where = places(shop.folder, settings)
        newest = next((each for each in self._backups if not each.inside.fault), None)
        return BackupsState(
            title=title_of(self._findings, language),
            about=about(self._looked_at, newest, now, settings, language),
            is_looking=self._is_looking,
            is_backing_up=self._is_backing_up,
            findings=findings_state(self._findings or (), language),
            backups=backups_state(self._backups, shop.folder / BACKUPS, now, settings, language),
            kept_in=language.say("Kept in two places") if len(where) > 1 else language.say("Kept in one place"),
            kept_where=self._kept_where(where),
            says=self._says,
            right=self._right,
            inside=self.inside.state,
            places=self._places_state(),
            report=self.support.state,
        )

    def _kept_where(self, where: tuple[Path, ...]) -> str:
        say = self._shop.language.say
        if len(where) > 1:
            return say("On this machine, and in {folder}.", folder=where[1])
        return say("Only on this machine. Plug in a stick and choose it here.")

    def _places_state(self) -> PlacesState:
        language, changed = self._shop.language, self._folder.strip() != self._folder_was
        return PlacesState(
            own=str(self._shop.folder / BACKUPS),
            folder=self._folder,
            wrong=self._folder_wrong,
            what=language.say("Not saved yet.") if changed else "",
            last=last_words(self._changes, ("backup_folder",), language),
            changed=changed,
        )
