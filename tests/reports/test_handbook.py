"""The handbook: a page a kind, in letters that can be read behind the bar, with the shop's own words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
from pypdfium2 import raw

from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.paper.sheet import WIDTH
from counter.recovery.decided import as_decided
from counter.recovery.playbook import STEPS, read_playbook
from counter.reports.handbook import handbook, plain_sentence
from counter.reports.handbook_pdf import LEAST, handbook_pdf
from counter.settings.playbook_decided import PageDecided, PlaybookDecided
from counter.settings.rules import Settings

BOOK = read_playbook(resource("playbook", "playbook.toml"), "EUR")
NOTHING = PlaybookDecided()


def pdf_of(language: str = "", decided: PlaybookDecided = NOTHING) -> pypdfium2.PdfDocument:
    content = handbook(as_decided(BOOK, decided), replace(Settings(), shop_name="Rosa’s"), Language(), language)
    return pypdfium2.PdfDocument(BytesIO(handbook_pdf(content, Language())))


def pages(language: str = "", decided: PlaybookDecided = NOTHING) -> list[str]:
    return read(pdf_of(language, decided))


def read(found: pypdfium2.PdfDocument) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in found]


def doubled(language: str = "en") -> PlaybookDecided:
    """Every sentence twice as long as it came."""
    own = {
        f"{kind}.{severity}": PageDecided(
            say={
                language: {
                    step: " ".join([plain_sentence(page.answer(severity), step, Language(language))] * 2)
                    for step in STEPS
                }
            }
        )
        for kind, page in BOOK.pages.items()
        for severity in page.answers
    }
    return PlaybookDecided(pages=own)


def sizes(page: pypdfium2.PdfPage) -> set[float]:
    """In which sizes the letters of a page stand, in points."""
    text = page.get_textpage()
    return {round(raw.FPDFText_GetFontSize(text, place), 1) for place in range(text.count_chars())}


def test_it_has_a_page_for_each_kind_with_small_and_grave() -> None:
    found = pages()
    assert len(found) == 12
    for page, kind in zip(found, BOOK.pages.values(), strict=True):
        assert kind.label in page
        assert "Every cup is a promise." in page
        for word in ("Small", "Grave", "Hear", "Own", "Promise", "Thank", "Hand over", "150%"):
            assert word in page
        assert "{" not in page


def test_it_says_what_the_shop_decided() -> None:
    own = PageDecided(
        say={"en": {"own": "We got it wrong, {name}.", "first": "Take it back at once."}},
        offer=("apology", "refund", "voucher"),
        amounts={"voucher": Decimal("4.50")},
    )
    found = pages(decided=PlaybookDecided(pages={"wrong_item.small": own}, cap_percent=200))
    assert "We got it wrong, (name)." in found[1]
    assert "Take it back at once." in found[1]
    assert "€4.50" in found[1]
    assert "€4.50" not in found[2]
    assert "200%" in found[0]


@pytest.mark.parametrize("language", ["de", "fr", "es", "ar"])
def test_the_sentences_are_in_the_customers_language_on_twelve_pages(language: str) -> None:
    found = pages(language)
    assert len(found) == 12
    if language == "de":
        assert "Es tut mir leid. Wir haben es falsch gemacht." in found[1]


@pytest.mark.parametrize("decided", [NOTHING, doubled()])
def test_what_is_said_is_never_smaller_than_can_be_read_behind_the_bar(decided: PlaybookDecided) -> None:
    for page in pdf_of(decided=decided):
        said = {size for size in sizes(page) if size > 13}  # what is smaller is the name of a step, the head, the foot
        assert min(said) >= LEAST


@pytest.mark.parametrize("language", ["en", "ar"])
def test_twice_as_much_goes_on_on_the_next_page_and_nothing_leaves_the_paper(language: str) -> None:
    found = pdf_of(language, doubled(language))
    assert 12 < len(found) <= 36
    for page in found:
        text = page.get_textpage()
        rects = [text.get_rect(place) for place in range(text.count_rects())]
        assert all(left >= 0 and right <= WIDTH and below > 0 for left, below, right, _top in rects)
        foot = [below for _left, below, _right, _top in rects if below < 40]
        assert foot
        assert max(foot) < 30  # the lines end above the foot
    words = " ".join(read(found))
    for kind in BOOK.pages.values():
        for severity, answer in kind.answers.items():
            if language == "en":
                assert words.count(plain_sentence(answer, "hand_over", Language())) >= 2, severity


def test_what_is_read_from_the_right_is_set_from_there() -> None:
    page = pdf_of("ar")[0]
    text = page.get_textpage()
    rects = [text.get_rect(place) for place in range(text.count_rects())]
    from_right, from_left = (
        [WIDTH - right < 40 for _left, _below, right, _top in rects],
        [left < 40 for left, _below, _right, _top in rects],
    )
    assert sum(from_right) > sum(from_left)
