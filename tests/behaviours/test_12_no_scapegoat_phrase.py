"""No sentence to a customer hedges, excuses or blames, in any language that ships."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from counter.recovery.wording import LANGUAGES, check_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_a_customer_reads_or_hears_owns_the_fault(root: Path, language: str) -> None:
    sys.path.insert(0, str(root / "tools"))
    from translations import sentences  # noqa: PLC0415 - a developer's script, beside the package

    if language == "en":
        said = [each for each in sentences() if isinstance(each, str) and each.endswith((".", "!", "?"))]
    else:
        with (root / f"resources/translations/{language}/LC_MESSAGES/customer.po").open("rb") as file:
            said = [str(message.string) for message in read_po(file) if message.id and isinstance(message.id, str)]
    assert len(said) > 80
    assert [(each, found.word) for each in said for found in check_words(each, language)] == []
