"""What is said of a line beside its name."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cafe import eur
from counter.kernel.ids import ItemId, LineId, new_id
from counter.kernel.language import Language
from counter.orders.model import Line, Weighed
from counter.orders.words import line_words


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", ("M", "vanilla, half", "0.235 kg × 19.90", "to go")),
        ("de", ("M", "vanilla, half", "0,235 kg × 19,90", "zum Mitnehmen")),
    ],
)
def test_size_choices_weight_and_where_in_the_way_of_the_country(locale: str, words: tuple[str, ...]) -> None:
    line = Line(
        line_id=LineId(new_id()),
        item_id=ItemId(new_id()),
        name="Cheese",
        category="",
        station="counter",
        quantity=1,
        modifiers=("vanilla, half",),
        unit_price=eur("4.68"),
        tax_class="food",
        tax_rate=Decimal(0),
        net=eur("4.68"),
        tax=eur("0"),
        size="M",
        where="to go",
        weighed=Weighed(235, eur("19.90")),
    )
    assert line_words(line, Language(locale, ZoneInfo("Europe/Berlin"))) == words
