"""The playbook answers every kind of mishap with whatever is known about the customer."""

import tomllib
from decimal import Decimal

import pytest

from counter.kernel.language import Language
from counter.kernel.money import from_decimal
from counter.kernel.resources import resource
from counter.recovery.playbook import STEPS, Playbook, read_playbook, words
from counter.recovery.rules import SEVERITIES

BOOK = read_playbook(resource("playbook", "playbook.toml"), "EUR")
KNOWN = {"comma_name": ", Ben", "promised": "8:34", "new_promise": "8:38", "voucher": "€3.00", "items": "Latte"}


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("kind", list(BOOK.pages))
@pytest.mark.parametrize("left_out", [(), ("comma_name",), ("new_promise",), ("voucher",), ("promised",), tuple(KNOWN)])
def test_each_of_the_five_steps_can_always_be_said(kind: str, severity: str, left_out: tuple[str, ...]) -> None:
    known = {name: "" if name in left_out else value for name, value in KNOWN.items()}
    for step in STEPS:
        said = words(BOOK.pages[kind].answer(severity), step, known, Language())
        assert said
        assert "{" not in said
        assert all(KNOWN[name] not in said for name in left_out)
        without_empty = {name: value for name, value in known.items() if value}
        assert words(BOOK.pages[kind].answer(severity), step, without_empty, Language()) == said


def test_what_is_known_is_said() -> None:
    late = BOOK.pages["late"].answer("small")
    said = " ".join(words(late, step, KNOWN, Language()) for step in STEPS)
    assert ", Ben" in said
    assert "8:38" in said


def test_it_knows_twelve_kinds_and_three_roles() -> None:
    assert len(BOOK.pages) == 12
    assert list(BOOK.allowances) == ["barista", "lead", "owner"]
    assert [limit.is_unlimited for limit in BOOK.allowances.values()] == [False, False, True]


@pytest.mark.parametrize(
    ("currency", "usual", "voucher", "a_day"),
    [
        ("EUR", "3.50", "3.00", "20.00"),
        ("USD", "4.50", "3.00", "20.00"),
        ("JPY", "480", "300", "2000"),
        ("IDR", "35000", "30000", "200000"),
        ("KWD", "1.500", "1.500", "10.000"),
        ("HUF", "1200", "1000", "10000"),
        ("SEK", "48", "30", "200"),
        ("PLN", "16", "15", "100"),
    ],
)
def test_amounts_are_worth_as_much_in_every_currency(currency: str, usual: str, voucher: str, a_day: str) -> None:
    book: Playbook = read_playbook(resource("playbook", "playbook.toml"), currency)
    assert book.voucher == from_decimal(voucher, currency)
    assert book.allowances["barista"].per_day == from_decimal(a_day, currency)
    assert from_decimal(usual, currency) < book.voucher * 2
    assert book.voucher < from_decimal(usual, currency) * 2


def test_a_voucher_is_worth_a_tenth_to_a_third_of_a_usual_order_of_three_items_in_every_currency() -> None:
    usual = tomllib.loads(resource("playbook", "playbook.toml").read_text("utf-8"))["usual_item"] | {"EUR": "3.50"}
    for currency, item in usual.items():
        book = read_playbook(resource("playbook", "playbook.toml"), currency)
        order = from_decimal(3 * Decimal(item), currency)
        assert order.minor <= book.voucher.minor * 10, currency
        assert book.voucher.minor * 3 <= order.minor, currency
        assert book.gestures["voucher"].amount == book.voucher
