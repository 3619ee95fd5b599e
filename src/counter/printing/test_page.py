"""The test page of a printer: what it is called, how it is reached, how wide it types, its letters, and a code."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.language import Language
from counter.paper.document import QR, Align, Block, Document, Gap, Rule, Size, Text

_LETTERS = ("ABC abc 0123456789 .,:;!? €£$", "ÄÖÜß éèçñ åøæ łşžő Ωψ Жю", "مرحبا 日本語 ไทย")
_MILLIMETRES = 26


@dataclass(frozen=True, slots=True)
class TestPage:
    """A printer's `name`, `where` it is reached, `what` it is, and how many columns it types, 0 where it draws."""

    name: str
    where: str
    what: str
    columns: int

    __test__ = False  # no test, whatever its name


def test_page_document(page: TestPage, language: Language) -> Document:
    """The page. Whoever holds it sees whether all of it is there: the ruler's ends, every letter, a code to scan."""
    ruler: tuple[Block, ...] = ()
    if page.columns:
        digits = "".join(str(column % 10) for column in range(1, page.columns + 1))
        ruler = (Text(digits), Text(language.say("{columns} columns: the line above fits once.", columns=page.columns)))
    return Document(
        title=f"test page {page.name}",
        blocks=(
            Text(language.say("Test page"), Size.HEADING, Align.CENTRE, bold=True),
            Text(page.name, Size.LOUD, Align.CENTRE, bold=True),
            Rule(),
            Text(language.say("Reached by {where}", where=page.where)),
            Text(language.say("Prints as {what}", what=page.what)),
            Rule(dashed=True),
            *ruler,
            *(Text(letters) for letters in _LETTERS),
            Gap(),
            QR(page.name, _MILLIMETRES),
            Text(language.say("A phone that reads the code says the printer’s name."), align=Align.CENTRE),
            Gap(wide=True),
        ),
    )
