"""The office's receipts: the shop's words and logo on the very paper, nothing decided before Save."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cafe import Cafe
from counter.flows.paper_texts import decide_papers
from counter.flows.print_queue import print_waiting
from counter.paper.document import Picture
from counter.paper.format import FORMATS
from counter.settings.paper_texts import PaperTexts
from counter.settings.profiles import EU, UK
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.receipt_presenter import ReceiptPresenter
from counter.ui.office.receipt_state import PROFILES, ReceiptState
from counter.ui.office.sentence_state import SentenceState
from counter.ui.office.state import RECEIPTS, OfficeState
from printing.test_queue import words
from ui.office.asked import asked
from ui.office.machines import machines_of
from ui.sync_desk import SyncDesk


class Office:
    """The presenter and what it shows, on the page Receipts."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[OfficeState] = []
        self.presenter = OfficePresenter(
            work, work.shop, self.states.append, lambda: print_waiting(work.shop), machines_of(work, asked)
        )
        self.presenter.refresh()
        self.presenter.go(RECEIPTS)

    @property
    def page(self) -> ReceiptPresenter:
        return self.presenter.receipts

    @property
    def state(self) -> ReceiptState:
        page = self.states[-1].page
        assert isinstance(page, ReceiptState)
        return page

    def text(self, part: str) -> SentenceState:
        return next(each for each in self.state.texts if each.step == part)


@pytest.fixture
def office(work: SyncDesk) -> Office:
    work.by = work.cafe.staff("Rosa")
    return Office(work)


def test_the_paper_is_drawn_anew_with_every_word_and_width(office: Office) -> None:
    first = office.state.papers
    assert [each.paper for each in first] == [FORMATS["80"], FORMATS["80"]]
    office.page.write("below", "rosas.example")
    longer = office.state.papers
    assert longer[0].blocks[-1].says == "rosas.example"
    assert longer[1].blocks == first[1].blocks
    office.page.write("closing", "See you, Rosa")
    assert office.state.papers[1].blocks[-1].says == "See you, Rosa"
    office.page.choose_width(1)
    assert office.state.papers[0].paper == FORMATS["58"]


def test_nothing_is_decided_before_save_then_it_is_listed_and_taken_back(work: SyncDesk, office: Office) -> None:
    office.page.choose_language(1)
    office.page.write("talk", "Fragen Sie Rosa.")
    assert office.state.bar == "1 text changed. You are writing German."
    assert not work.shop.settings.paper_texts
    office.page.save()
    assert work.shop.settings.paper_texts == {"de": PaperTexts(talk="Fragen Sie Rosa.")}
    assert not office.state.changed
    assert office.state.last.startswith("Last change: Rosa")
    (change,) = office.presenter.changes.state()
    assert "Somebody to talk to: as it came → Fragen Sie Rosa." in change.what
    office.presenter.changes.undo(0)
    assert not work.shop.settings.paper_texts
    assert office.text("talk").text.startswith("Stimmt etwas nicht?")


def test_what_counter_says_stands_in_the_field_and_is_no_text_of_the_shops(office: Office) -> None:
    usual = office.text("headline").text
    assert usual == "We’re sorry, {name}."
    office.page.write("headline", usual)
    assert not office.state.changed
    office.page.write("headline", "Sorry, {name}.")
    office.page.write("headline", "")
    assert office.text("headline").text == usual
    assert not office.state.changed


def test_the_checker_reads_along_and_never_blocks(work: SyncDesk, office: Office) -> None:
    assert office.state.verdict == "The words own the fault. Nothing to look at."
    office.page.write("own", "Unfortunately we were busy.")
    own = office.text("own")
    assert own.verdict
    assert own.instead == "That is our mistake."
    assert office.state.verdict == "1 text to look at."
    office.page.save()
    assert work.shop.settings.paper_texts["en"].own == "Unfortunately we were busy."


def test_how_taxes_are_shown_is_seen_at_once_saved_and_listed(work: SyncDesk, office: Office) -> None:
    assert PROFILES[office.state.profile] == EU
    office.page.choose_profile(PROFILES.index(UK))
    assert any("gross" in each.says for each in office.state.papers[0].blocks)
    assert office.state.bar == "Receipts show taxes another way."
    office.page.save()
    assert work.shop.settings.receipt_profile == UK
    assert office.presenter.changes.state()[0].what == "How receipts show taxes: as it came → uk"
    office.page.choose_profile(PROFILES.index(EU))
    office.page.save()
    assert office.presenter.changes.state()[0].what == "How receipts show taxes: uk → as it came"


def test_the_three_lines_of_terms_are_the_shops_and_say_what_and_until_when(work: SyncDesk, office: Office) -> None:
    usual = [office.text(part).text for part in ("worth", "until", "use")]
    assert usual == ["{amount} off anything, any day.", "Good until {date}.", "Used once. No receipt needed."]
    office.page.write("worth", "{amount} off your next coffee.")
    assert "€3.00 off your next coffee." in [each.says for each in office.state.papers[1].blocks]
    office.page.write("until", "For a long time.")
    assert office.text("until").refused
    assert office.text("until").verdict == (
        "“For a long time.” has to have {date} in it, which Counter fills in. Write it there, or leave the line empty."
    )
    office.page.save()
    assert "{date}" in work.messages[-1]
    assert not work.shop.settings.paper_texts
    office.page.write("until", "Until {date}.")
    office.page.save()
    assert work.shop.settings.paper_texts["en"].until == "Until {date}."


@pytest.mark.parametrize(
    ("place", "text"),
    [(0, "Unfortunately, {date}."), (1, "Leider nur bis {date}."), (2, "Malheureusement jusqu’au {date}.")],
)
def test_the_checker_reads_the_terms_in_each_language(office: Office, place: int, text: str) -> None:
    office.page.choose_language(place)
    office.page.write("until", text)
    assert office.text("until").verdict
    assert not office.state.is_good


def test_a_slip_in_a_language_without_own_words_has_counters_and_the_shops_last_line(office: Office) -> None:
    office.page.write("own", "That was us.")
    office.page.write("use", "Once, anything.")
    office.page.write("closing", "rosas.example")
    office.page.choose_language(1)
    said = " ".join(each.says for each in office.state.papers[1].blocks)
    assert "Das ist unser Fehler." in said
    assert "Einmal einlösbar." in said
    assert "rosas.example" in said
    assert "That was us." not in said


def test_a_logo_is_seen_saved_and_taken_off(work: SyncDesk, office: Office, tmp_path: Path) -> None:
    Image.new("RGB", (800, 400), "black").save(tmp_path / "logo.jpg")
    before = office.state.papers
    office.page.choose_logo(str(tmp_path / "logo.jpg"))
    assert Image.open(BytesIO(office.state.logo)).size == (320, 160)
    assert office.state.papers[0].blocks[0].block == Picture(office.state.logo, 40)
    assert before[0].blocks[0].block != office.state.papers[0].blocks[0].block
    office.page.save()
    assert work.shop.settings.logo
    assert office.presenter.changes.state()[0].what == "Logo: as it came → a picture"
    office.page.drop_logo()
    office.page.save()
    assert not work.shop.settings.logo


def test_what_is_no_picture_is_said_and_changes_nothing(work: SyncDesk, office: Office, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("hello")
    office.page.choose_logo(str(tmp_path / "logo.png"))
    office.page.choose_logo(str(tmp_path / "nowhere.png"))
    assert "PNG or a JPEG" in work.messages[0]
    assert "cannot be read" in work.messages[1]
    assert not office.state.changed


def test_a_try_says_that_it_is_no_receipt_in_the_language_that_is_seen(cafe: Cafe, office: Office) -> None:
    office.page.write("below", "rosas.example")
    office.page.print_try()
    tried = words(cafe.paper.printed[-1][1])
    for said in ("NOT A RECEIPT", "rosas.example", cafe.shop.settings.shop_name):
        assert said in tried
    office.page.choose_language(1)
    office.page.print_try()
    assert "KEIN BELEG" in words(cafe.paper.printed[-1][1])
    assert "ReceiptIssued" not in cafe.kinds()


def test_the_second_to_save_keeps_what_the_first_did(work: SyncDesk, office: Office) -> None:
    office.page.write("below", "rosas.example")
    theirs = {"en": PaperTexts(above="Open 7 to 18"), "de": PaperTexts(below="Danke")}
    work.shop.do(work.cafe.staff("Rosa"), decide_papers, theirs, "", "")
    office.page.save()
    assert "Somebody saved meanwhile" in office.state.bar
    office.page.save()
    assert work.shop.settings.paper_texts == {
        "en": PaperTexts(above="Open 7 to 18", below="rosas.example"),
        "de": PaperTexts(below="Danke"),
    }


def test_what_is_not_saved_waits_for_whoever_wrote_it(work: SyncDesk, office: Office) -> None:
    office.presenter.forget()
    rosa = work.by
    office.page.write("below", "rosas.example")
    work.by = work.cafe.staff("Dana")
    office.presenter.forget()
    office.presenter.go(RECEIPTS)
    office.presenter.refresh()
    assert office.text("below").text == ""
    work.by = rosa
    office.presenter.forget()
    office.presenter.go(RECEIPTS)
    office.presenter.refresh()
    assert office.text("below").text == "rosas.example"


@pytest.mark.parametrize(("part", "allowed"), [("headline", "Use {name}."), ("own", "Nothing is filled in there.")])
def test_what_nobody_fills_in_is_refused_with_what_can_be(
    work: SyncDesk, office: Office, part: str, allowed: str
) -> None:
    office.page.write(part, "Sorry {foo}")
    assert office.text(part).refused
    assert "“{foo}”" in office.text(part).verdict
    assert allowed in office.text(part).verdict
    office.page.save()
    assert not work.shop.settings.paper_texts
    office.page.write(part, "Sorry")
    office.page.save()
    assert office.state.bar == "Saved."
