"""The playbook answers every kind of mishap with whatever is known about the customer."""

import pytest

from counter.kernel.money import Money
from counter.kernel.resources import resource
from counter.recovery.playbook import STEPS, Playbook, read_playbook, words

BOOK = read_playbook(resource("playbook", "playbook.toml"), "EUR")
KNOWN = {"comma_name": ", Ben", "promised": "8:34", "new_promise": "8:38", "voucher": "€3.00", "items": "Latte"}


@pytest.mark.parametrize("kind", list(BOOK.pages))
@pytest.mark.parametrize("left_out", [(), ("comma_name",), ("new_promise",), ("voucher",), ("promised",), tuple(KNOWN)])
def test_each_of_the_four_steps_can_always_be_said(kind: str, left_out: tuple[str, ...]) -> None:
    known = {name: "" if name in left_out else value for name, value in KNOWN.items()}
    for step in STEPS:
        said = words(BOOK.pages[kind], step, known)
        assert said
        assert "{" not in said
        assert all(KNOWN[name] not in said for name in left_out)
        assert words(BOOK.pages[kind], step, {name: value for name, value in known.items() if value}) == said


def test_what_is_known_is_said() -> None:
    late = BOOK.pages["late"]
    said = " ".join(words(late, step, KNOWN) for step in STEPS)
    assert ", Ben" in said
    assert "8:38" in said


def test_it_knows_twelve_kinds_and_three_roles() -> None:
    assert len(BOOK.pages) == 12
    assert list(BOOK.allowances) == ["barista", "lead", "owner"]
    assert [limit.is_unlimited for limit in BOOK.allowances.values()] == [False, False, True]


@pytest.mark.parametrize(
    ("usual", "currency", "voucher", "a_day"),
    [
        (350, "EUR", 300, 2000),
        (560, "USD", 300, 2000),
        (480, "JPY", 300, 2000),
        (35_000_00, "IDR", 30_000_00, 200_000_00),
        (1_250, "KWD", 1_500, 10_000),
        (1_400_00, "HUF", 1_500_00, 10_000_00),
        (45_00, "SEK", 30_00, 200_00),
    ],
)
def test_amounts_are_worth_as_much_in_every_currency(usual: int, currency: str, voucher: int, a_day: int) -> None:
    book: Playbook = read_playbook(resource("playbook", "playbook.toml"), currency, Money(usual, currency))
    assert book.voucher == Money(voucher, currency)
    assert book.allowances["barista"].per_day == Money(a_day, currency)
    assert usual / 3 < book.voucher.minor < usual * 3


def test_without_a_menu_amounts_are_as_they_stand() -> None:
    assert BOOK.voucher == Money(300, "EUR")
