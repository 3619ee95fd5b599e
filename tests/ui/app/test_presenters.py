"""The top bar and the staff page, on a real shop."""

from __future__ import annotations

import pytest

from counter.flows.mail import mailed, next_to_mail
from counter.flows.open_shop import decide
from counter.flows.receipt_ways import mail_receipt
from counter.flows.watch import tick
from counter.people.model import Staff
from counter.printing.queue import Outcome
from counter.settings.rules import SAMPLE_SHOP
from counter.ui.app.paper_presenter import PaperPresenter
from counter.ui.app.presenter import TopPresenter
from counter.ui.app.staff_presenter import StaffPresenter
from counter.ui.app.state import NoteState, PaperState, StaffState, TopState
from ui.longest import unpromised
from ui.sync_desk import SyncDesk


def test_the_pills_say_what_the_forecast_published(work: SyncDesk) -> None:
    states: list[TopState] = []
    top = TopPresenter(work.shop, states.append)
    top.refresh()
    assert (states[-1].promising, states[-1].ahead, states[-1].at_risk) == ("", "", "")
    work.sell("Latte")
    work.wait(0)
    top.refresh()
    assert states[-1].promising.startswith("Promising ")
    assert (states[-1].ahead, states[-1].at_risk) == ("1 ahead", "")


def test_a_closed_shop_says_when_it_opens_unless_somebody_waits(work: SyncDesk) -> None:
    states: list[TopState] = []
    top = TopPresenter(work.shop, states.append)
    monday = {"opens": "11:00:00", "closes": "17:00:00"}  # it is one, at nine in Berlin
    work.do(decide, {"hours": [monday, *[None] * 6]})
    top.refresh()
    assert (states[-1].opens, states[-1].promising) == ("Opens 11:00", "")
    sold = work.sell("Latte").order_id
    work.wait(0)
    top.refresh()
    assert (states[-1].opens, states[-1].ahead) == ("", "1 ahead")
    work.cafe.ready(sold)
    work.wait(2 * 60)
    top.refresh()
    assert (states[-1].opens, states[-1].promising != "") == ("", True)
    work.wait(6 * 60)
    top.refresh()
    assert (states[-1].opens, states[-1].promising, states[-1].ahead) == ("Opens Monday 11:00", "", "")


def test_an_unanswered_miss_waits_on_every_screen(work: SyncDesk) -> None:
    states: list[TopState] = []
    top = TopPresenter(work.shop, states.append)
    work.late_order("Latte")
    top.refresh()
    tabs = {tab.key: tab for tab in states[-1].tabs}
    assert (tabs["recovery"].word, tabs["recovery"].name) == ("Make it right", "Make it right, 1 open")
    assert tabs["recovery"].waiting == 1
    assert not any(tab.waiting for key, tab in tabs.items() if key != "recovery")


@pytest.mark.parametrize(
    ("hour", "greeting"), [(3, "Good evening"), (6, "Good morning"), (13, "Good afternoon"), (19, "Good evening")]
)
def test_the_greeting_goes_with_the_hour(work: SyncDesk, hour: int, greeting: str) -> None:
    states: list[StaffState] = []
    work.clock.set(work.clock.now().astimezone(work.language.zone).replace(hour=hour))
    StaffPresenter(work, work.shop, states.append, lambda _: None).refresh()
    assert states[-1].greeting == greeting
    assert states[-1].sentence == "“Every cup is a promise.”"
    assert [person.role for person in states[-1].people] == ["barista", "barista", "barista", "lead", "owner"]


def test_what_is_open_from_before_is_said_in_the_morning(work: SyncDesk) -> None:
    states: list[StaffState] = []
    page = StaffPresenter(work, work.shop, states.append, lambda _: None)
    for customers, said in (
        (("Zoë",), NoteState("From before today, 1 is still open:", "Zoë (late)", "")),
        (("Ben", ""), NoteState("From before today, 3 are still open:", "Zoë (late), Ben (late), and #3 (late)", "")),
    ):
        for customer in customers:
            work.late_order("Latte", customer=customer)
        page.refresh()
        assert states[-1].note != said
        work.cafe.forward(24 * 60)
        page.refresh()
        assert states[-1].note == said
        work.cafe.forward(-24 * 60)


def test_a_miss_that_was_found_this_morning_is_of_its_order(work: SyncDesk) -> None:
    states: list[StaffState] = []
    work.cafe.sell("Latte", customer="Zoë")
    work.cafe.forward(20 * 60)
    work.shop.do(work.shop.itself, tick)
    StaffPresenter(work, work.shop, states.append, lambda _: None).refresh()
    assert states[-1].note == NoteState("From before today, 1 is still open:", "Zoë (late)", "")


def test_of_many_that_are_open_the_oldest_are_named_and_all_are_counted(work: SyncDesk) -> None:
    states: list[StaffState] = []
    for name in ("Zoë", "Ben", "Ines", "Sam", "Lea", "Jo", "Ute"):
        work.cafe.put_right("spilled", work.cafe.sell("Latte", customer=name), their_words="Look at this.")
    work.cafe.put_right("other", None, their_words="The table is sticky.")
    work.cafe.forward(24 * 60)
    StaffPresenter(work, work.shop, states.append, lambda _: None).refresh()
    note = states[-1].note
    assert note is not None
    assert note.before == "From before today, 8 are still open:"
    assert "Zoë (spilled), Ben (spilled), Ines (spilled)" in note.strong
    assert note.after == "and 3 more. They are all in Make it right."


def test_a_sample_shop_says_so_until_somebody_calls_it_theirs(work: SyncDesk) -> None:
    states: list[StaffState] = []
    page = StaffPresenter(work, work.shop, states.append, lambda _: None)
    work.do(decide, {"shop_name": SAMPLE_SHOP})
    page.refresh()
    assert states[-1].sample.startswith("This is a sample shop")
    work.do(decide, {"shop_name": "Café Anna"})
    page.refresh()
    assert states[-1].sample == ""


def test_whoever_picks_their_name_is_who_acts(work: SyncDesk) -> None:
    signed_in: list[Staff] = []
    page = StaffPresenter(work, work.shop, lambda _: None, signed_in.append)
    page.pick(work.cafe.staff("Dana"))
    assert (signed_in[0].name, work.by) == ("Dana", work.cafe.staff("Dana"))
    assert "SignedIn" in work.cafe.kinds()


def test_what_is_left_over_in_the_print_queue_is_asked_about(work: SyncDesk) -> None:
    states: list[PaperState] = []
    prints: list[str] = []
    papers = PaperPresenter(work, work.shop, states.append, lambda: prints.append("now"))
    work.sell("Latte")
    papers.refresh()
    assert states[-1].text == ""
    work.wait(61)
    papers.refresh()
    assert states[-1].text == "One document of over an hour ago is not printed."
    work.sell("Latte")
    work.wait(61)
    papers.refresh()
    assert states[-1].text == "2 documents of over an hour ago are not printed."
    work.by = None
    papers.refresh()
    assert states[-1].text == ""
    work.by = work.cafe.ana
    papers.print()
    papers.refresh()
    assert (states[-1].text, prints) == ("", ["now"])


def test_beyond_what_the_shop_stands_for_the_pill_says_how_long_it_takes(work: SyncDesk) -> None:
    states: list[TopState] = []
    top = TopPresenter(work.shop, states.append)
    for _ in range(6):
        unpromised(work)
    work.wait(0)
    top.refresh()
    assert states[-1].promising == f"{states[-1].promising_short}, no promise"
    assert states[-1].promising_short.endswith((" min", " h"))


def test_what_did_not_go_by_e_mail_is_asked_about(work: SyncDesk) -> None:
    work.do(decide, {"mail": {"host": "localhost", "sender": "bar@example.org"}})
    states: list[PaperState] = []
    papers = PaperPresenter(work, work.shop, states.append, lambda: None)
    sold = work.sell("Latte")
    work.do(mail_receipt, sold.order_id, sold.receipt, "nobody@example.org")
    mail = work.shop.do(work.shop.itself, next_to_mail).mail
    assert mail
    work.do(mailed, mail, Outcome("No such mailbox."), others=False)
    papers.refresh()
    assert states[-1] == PaperState("One receipt did not go by e-mail. No such mailbox.", "Send again", "Drop")
    papers.print()
    assert work.cafe.sql("SELECT state FROM mails") == [("waiting",)]
    papers.refresh()
    assert states[-1].text == ""
