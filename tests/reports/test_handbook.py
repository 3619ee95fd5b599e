"""The handbook: a page a kind, in letters that can be read behind the bar, with the shop's own words."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.recovery.decided import as_decided
from counter.recovery.playbook import read_playbook
from counter.reports.handbook import handbook, handbook_pdf
from counter.settings.playbook_decided import PageDecided, PlaybookDecided
from counter.settings.rules import Settings

BOOK = read_playbook(resource("playbook", "playbook.toml"), "EUR")


def pages(language: str = "en", decided: PlaybookDecided = PlaybookDecided()) -> list[str]:  # noqa: B008 - frozen
    content = handbook(as_decided(BOOK, decided), replace(Settings(), shop_name="Rosa’s"), Language(language))
    pdf = pypdfium2.PdfDocument(BytesIO(handbook_pdf(content, Language(language))))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


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
    own = PageDecided(say={"en": {"own": "We got it wrong, {name}."}}, offer=("apology", "refund", "carry"))
    found = pages(decided=PlaybookDecided(pages={"wrong_item.small": own}, cap_percent=200))
    assert "We got it wrong, (name)." in found[1]
    assert "200%" in found[0]


@pytest.mark.parametrize("language", ["de", "fr", "es", "ar"])
def test_the_sentences_are_in_the_customers_language_on_twelve_pages(language: str) -> None:
    assert len(pages(language)) == 12
    if language == "de":
        assert "Es tut mir leid. Wir haben es falsch gemacht." in pages(language)[1]
