"""What stands in the right column of the page Backups in place of the list: a backup's inside, and the places."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from counter.kernel.language import Language
from counter.ui.office.backups_presenter import BackupsPresenter
from counter.ui.office.backups_state import InsideState, PlacesState
from counter.ui.office.export_draft import LONGEST_PATH
from counter.ui.office.save_bar import SaveBar
from counter.ui.office.sentence_row import show_in
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text


class FolderRow(QWidget):
    """A folder that is typed or chosen; `written` gives it."""

    written = Signal(str)

    def __init__(self, label: str, language: Language) -> None:
        super().__init__()
        self._title = label
        self.field = Field(label, longest=LONGEST_PATH)
        self.field.written.connect(self.written)
        self.field.done.connect(self.written)
        choose = Button(language.say("Choose"), name=language.say("Choose a folder"))
        choose.tapped.connect(self._choose)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        line = row(gap=tokens.GAP_8)
        line.addWidget(self.field, 1)
        line.addWidget(choose)
        whole = column(self, gap=tokens.GAP_4)
        whole.addLayout(line)
        whole.addWidget(self._wrong)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._title, self.field.text())
        if folder:
            self.written.emit(folder)

    def show_folder(self, folder: str, wrong: str) -> None:
        """Shows it, and what is wrong with it."""
        show_in(self.field, folder, anew=False)
        self.field.mark_wrong(wrong)
        self._wrong.set_text(wrong)
        self._wrong.setVisible(bool(wrong))


class Beside(Card):
    """A title with Back beside it, and a folder that is typed; what is added to `lines` scrolls."""

    def __init__(self, title: str, folder: str, language: Language, presenter: BackupsPresenter) -> None:
        super().__init__("card")
        self.folder = FolderRow(folder, language)
        self.title = Text(title, size=20, weight=tokens.SEMIBOLD, wrap=True)
        back = Button(language.say("Back"), icon="arrow-left")
        back.tapped.connect(presenter.see_list)
        content = QWidget()
        self.lines = column(content, gap=tokens.GAP_8)
        self._scroll = Scroll(content)
        head = row(gap=tokens.GAP_8)
        head.addWidget(self.title, 1)
        head.addWidget(back)
        inside = column(self, gap=tokens.GAP_8, margins=(20, 12, 14, 12))
        inside.addLayout(head)
        inside.addWidget(self._scroll, 1)

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here."""
        if self.isAncestorOf(field):
            self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8)


class InsidePanel(Beside):
    """Shows an InsideState: what a backup has, and how its books come back into a new place."""

    def __init__(self, language: Language, presenter: BackupsPresenter) -> None:
        say = language.say
        super().__init__("", say("New place"), language, presenter)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._busy, self._verified = Text(tone="soft"), Text(weight=tokens.SEMIBOLD, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.GAP_12)
        self._grid.setVerticalSpacing(tokens.GAP_8)
        self._grid.setColumnStretch(1, 1)
        self._restoring = QWidget()
        hint = say("Restore opens its books in a new place. The shop that is open goes on, and nothing is overwritten.")
        self.folder.written.connect(presenter.inside.write_folder)
        self._restore = Button(
            say("Restore to this place"), icon="rotate-ccw", look=looks.PRIMARY, height=56, commits=True
        )
        self._restore.tapped.connect(presenter.inside.restore)
        self._done = Text(weight=tokens.SEMIBOLD, wrap=True)
        below = column(self._restoring, gap=tokens.GAP_8)
        below.addWidget(Text(hint, size=14, tone="soft", wrap=True))
        below.addWidget(self.folder)
        below.addWidget(self._restore)
        self.lines.addWidget(self._busy)
        self.lines.addLayout(self._grid)
        for part in (self._verified, self._restoring, self._done):
            self.lines.addWidget(part)
        self.lines.addStretch(1)

    def show_inside(self, state: InsideState) -> None:
        """Shows it."""
        self.title.set_text(state.title)
        self._busy.set_text(state.busy)
        self._busy.setVisible(bool(state.busy))
        self._show_lines(state.lines)
        self._verified.set_text(state.verified)
        self._verified.set_tone("on_time" if state.is_good else "late")
        self._verified.setVisible(bool(state.verified))
        self._restoring.setVisible(state.is_good and not state.done)
        self._restore.setEnabled(not state.busy)
        self.folder.show_folder(state.folder, state.wrong)
        self._done.set_text(state.done)
        self._done.setVisible(bool(state.done))

    def _show_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for place, (label, value) in enumerate(lines):
            self._grid.addWidget(Text(label, tone="soft"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Text(value, weight=tokens.SEMIBOLD, wrap=True), place, 1)


class PlacesForm(Beside):
    """Shows a PlacesState: where backups are kept."""

    def __init__(self, language: Language, presenter: BackupsPresenter) -> None:
        say = language.say
        super().__init__(say("Where backups are kept"), say("Second folder, as on a stick"), language, presenter)
        self._own = Text(wrap=True)
        self.folder.written.connect(presenter.write_folder)
        hint = say(
            "Plug the stick in and choose its folder: Counter marks it, and writes nowhere else. No key is in any"
            " backup: keep shop.key on paper or on another stick."
        )
        self._bar = SaveBar(language)
        self._bar.discarded.connect(presenter.discard)
        self._bar.saved.connect(presenter.save)
        for part in (
            Text(say("Always on this machine"), size=14, tone="soft"), self._own,
            Text(say("And in a second place"), size=14, tone="soft"), self.folder,
            Text(hint, size=14, tone="soft", wrap=True),
        ):  # fmt: skip
            self.lines.addWidget(part)
        self.lines.addStretch(1)
        inside = self.layout()
        assert inside is not None  # noqa: S101 - it is made above
        inside.addWidget(self._bar)

    def show_places(self, state: PlacesState) -> None:
        """Shows it."""
        self._own.set_text(state.own)
        self.folder.show_folder(state.folder, state.wrong)
        self._bar.show_bar(state.what, state.last, changed=state.changed)
