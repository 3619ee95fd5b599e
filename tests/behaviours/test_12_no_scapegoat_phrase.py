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
    from translations import heard  # noqa: PLC0415 - a developer's script, beside the package

    meant = {*heard()}
    if language == "en":
        parts = [part for each in meant for part in ((each,) if isinstance(each, str) else each)]
        said = [part for part in parts if part.endswith((".", "!", "?"))]  # not "Being made", a state
    else:
        with (root / f"resources/translations/{language}/LC_MESSAGES/customer.po").open("rb") as file:
            read = [message for message in read_po(file) if message.id in meant]
        texts = [message.string if isinstance(message.string, tuple) else (message.string,) for message in read]
        assert len(read) == len(meant)
        assert all(text for each in texts for text in each)
        said = [str(text) for each in texts for text in each]
    assert len(said) > 80
    assert [(each, found.word) for each in said for found in check_words(each, language)] == []
