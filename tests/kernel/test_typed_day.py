"""Days as people type them, in the order of their language."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale

from counter.kernel.errors import Refused
from counter.kernel.typed_day import read_day, typed_day


@pytest.mark.parametrize("place", ["en", "en_GB", "en_US", "de", "fr", "es", "ar"])
def test_a_day_is_read_as_its_language_writes_it(place: str) -> None:
    locale, day = Locale.parse(place), date(2027, 2, 9)
    assert read_day(typed_day(day, locale), locale) == read_day("2027-02-09", locale) == day


@pytest.mark.parametrize("typed", ["9.2.2027", "09.02.27", "9/2/2027", " 9. 2. 2027 "])
def test_the_day_stands_first(typed: str) -> None:
    assert read_day(typed, Locale("de")) == read_day(typed, Locale("en")) == date(2027, 2, 9)


@pytest.mark.parametrize("typed", ["", "soon", "9.2.", "31.2.2027", "20270209", "9.2/2027", "9.2.2027 or later"])
def test_what_is_no_day_is_refused_with_one_that_is(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_day(typed, Locale("de"))
    assert refused.value.values["like"] == "31.1.2027"
