"""Everybody has their screens as they like them."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from cafe import Cafe, eur
from counter.flows.drawer import close_day, count_drawer, print_x
from counter.flows.print_queue import print_waiting
from counter.flows.staff import prefer_screens, sign_in
from counter.kernel.errors import Refused
from counter.people.model import Preferences


def test_what_somebody_likes_is_theirs_alone_and_there_at_every_sign_in(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, prefer_screens, Preferences("de", left_hand=True))
    liked = Preferences("ar", large_type=True, dark_bar=True)
    cafe.shop.do(cafe.ana, prefer_screens, liked)
    assert cafe.shop.do(cafe.ana, sign_in).prefers == liked
    assert cafe.shop.do(cafe.staff("Ben"), sign_in).prefers == Preferences()


def test_what_is_so_already_is_no_news(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, prefer_screens, Preferences())
    assert "ScreensPreferred" not in cafe.kinds()


def test_a_language_that_no_screen_is_written_in_is_refused(cafe: Cafe) -> None:
    with pytest.raises(Refused, match="Choose one of en, de, fr, es, ar"):
        cafe.shop.do(cafe.ana, prefer_screens, Preferences("nl"))


def test_what_somebody_prints_is_in_their_language_and_the_z_in_the_shops(cafe: Cafe) -> None:
    cafe.shop.do(cafe.staff("Rosa"), prefer_screens, Preferences("fr"))
    cafe.shop.do(cafe.staff("Rosa"), print_x)
    cafe.shop.do(cafe.staff("Rosa"), count_drawer, eur("0.00"))
    cafe.shop.do(cafe.staff("Rosa"), close_day)
    print_waiting(cafe.shop)
    x, z = (PdfReader(BytesIO(pdf)).pages[0].extract_text() for _, pdf in cafe.paper.printed)
    assert "0,00" in x
    assert "0.00" in z
