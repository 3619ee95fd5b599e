"""The office’s page Backups: how the shop is in one sentence, the backups there are, and where they are kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from counter.flows.backup_places import BACKUPS, MARK
from counter.flows.backups import Backup, back_up
from counter.flows.doctor import LOOK, WELL, WRONG, Finding
from counter.reports.inside import Inside
from counter.ui.office.backups_presenter import BackupsPresenter
from counter.ui.office.backups_state import INSIDE, PLACES, BackupsState
from counter.ui.office.build_backups import backups_state, findings_state, title_of
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.state import BACKUPS as PAGE
from counter.ui.office.state import SHOP, OfficeState
from ui.office.asked import asked
from ui.office.machines import machines_of
from ui.sync_desk import SyncDesk

FINDINGS = (
    Finding("disk", WELL, "212.0 GB free of 500.0 GB"),
    Finding("printers", LOOK, "bar: it is out of paper", "See that it is on, and has paper."),
    Finding("file", WELL, "intact, 640 MB"),
)


class Office:
    """The presenter and what it shows, on the page Backups."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.states: list[OfficeState] = []
        self.presenter = OfficePresenter(work, work.shop, self.states.append, int, machines_of(work, asked))
        self.presenter.refresh()

    @property
    def page(self) -> BackupsPresenter:
        return self.presenter.backups

    @property
    def state(self) -> BackupsState:
        return self.page.state()


@pytest.fixture
def office(work: SyncDesk) -> Office:
    work.by = work.cafe.staff("Rosa")
    return Office(work)


def test_what_is_not_well_stands_first_and_in_the_title(work: SyncDesk) -> None:
    language = work.shop.language
    shown = findings_state(FINDINGS, language)
    assert [(each.title, each.said, each.is_well, each.opens) for each in shown] == [
        ("The printers", "Bar: it is out of paper", False, "Printers"),
        ("The shop’s file", "Intact, 640 MB", True, ""),
        ("The disk", "212.0 GB free of 500.0 GB", True, ""),
    ]
    assert title_of(FINDINGS, language) == "All is well but this: the printers"
    assert title_of(FINDINGS[:1], language) == "All is well"
    wrong = Finding("backups", WRONG, "There is none", "Back up now.")
    assert title_of((*FINDINGS, wrong), language) == "Something is wrong: the printers and the backups"
    assert findings_state((wrong,), language)[0].do == "Back up now."


def test_each_backup_says_when_it_was_made_how_long_it_is_kept_and_whether_it_is_good(work: SyncDesk) -> None:
    now, own = work.clock.now(), work.shop.folder / BACKUPS
    made = [
        Backup(own / "a", now, Inside()),
        Backup(own / "b", now - timedelta(days=1), Inside(fault="fact 3 is missing")),
        Backup(Path("/media/rosa/STICK/c"), now - timedelta(days=5), Inside()),
        Backup(own / "d", now - timedelta(days=40), Inside()),
    ]
    shown = backups_state(made, own, now, work.shop.settings, work.shop.language)
    assert [(each.title, each.kept, each.mark.words) for each in shown] == [
        ("Today 9:00", "all of today and yesterday", "checked"),
        ("Yesterday 9:00", "all of today and yesterday", "not good"),
        ("Wednesday, 9:00", "one a day, for 30 days, in the second place", "checked"),
        ("14 Oct 2026, 10:00", "one a month, for a year", "checked"),
    ]


def test_a_second_place_is_marked_once_it_is_chosen_and_one_that_is_away_is_refused(
    office: Office, tmp_path: Path
) -> None:
    stick = tmp_path / "STICK"
    office.page.see_places()
    assert (office.state.right, office.state.kept_in) == (PLACES, "Kept in one place")
    office.page.write_folder(str(stick))
    assert office.state.places.changed
    office.page.save()
    assert office.state.places.wrong.startswith(f"{stick} is not there.")
    assert office.state.places.folder == str(stick)
    for own in (office.work.shop.folder, office.work.shop.folder / "backups"):
        own.mkdir(exist_ok=True)
        office.page.write_folder(str(own))
        office.page.save()
        assert office.state.places.wrong.startswith(f"{own} is the shop’s own folder, or inside it")
        assert not (own / MARK).exists()
    office.page.write_folder(str(stick))
    stick.mkdir()
    office.page.save()
    assert (office.state.places.wrong, office.state.places.changed) == ("", False)
    assert (stick / MARK).is_file()
    assert office.work.shop.settings.backup_folder == str(stick)
    assert (office.state.kept_in, office.state.kept_where) == (
        "Kept in two places", f"On this machine, and in {stick}.",
    )  # fmt: skip
    assert office.state.places.last.startswith("Last change: Rosa, ")


def test_the_doctor_looks_and_a_backups_books_come_back_into_a_new_place_only(office: Office, tmp_path: Path) -> None:
    office.work.sell("Latte", customer="Persephone")
    back_up(office.work.shop)
    office.presenter.go(PAGE)
    assert office.state.title == "All is well but this: the printers"
    assert office.state.about.startswith("Looked at 9:00. Newest backup: ")
    office.page.look_inside(0)
    inside = office.state.inside
    assert inside is not None
    assert (office.state.right, inside.is_good, inside.busy) == (INSIDE, True, "")
    assert dict(inside.lines)["Last receipt"] == "T1-000001"
    assert dict(inside.lines)["People"] == "Ana, Ben, Chris, Dana, and Rosa"
    office.page.inside.write_folder(str(office.work.shop.folder))
    office.page.inside.restore()
    assert office.state.inside is not None
    assert office.state.inside.wrong.endswith("A backup opens in a new place only: choose another folder.")
    new = tmp_path / "new"
    office.page.inside.write_folder(str(new))
    office.page.inside.restore()
    assert office.state.inside.done == f"Its books are in {new} now. Open them: counter --shop {new}"
    assert (new / "counter.sqlite").is_file()
    office.page.support.ask()
    report = office.state.report
    assert report is not None
    assert "== Doctor" in report.text
    assert "Persephone" not in report.text
    office.page.support.save(str(tmp_path / "report.txt"))
    assert (tmp_path / "report.txt").read_text() == report.text
    office.page.support.save(str(tmp_path / "nowhere" / "report.txt"))
    assert office.state.report is not None
    assert "cannot be written" in office.state.report.says
    office.page.open_printers()
    assert office.states[-1].place == SHOP


def test_what_the_doctor_found_is_said_again_to_who_reads_another_language(office: Office) -> None:
    office.presenter.go(PAGE)
    assert "None is set: papers are saved in the folder “printed”" in {each.said for each in office.state.findings}
    office.work.shop.reads = "de"
    office.presenter.go(PAGE)
    assert "Keiner: Papier wird im Ordner „printed“ gespeichert" in {each.said for each in office.state.findings}
