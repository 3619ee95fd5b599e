"""PINs: four or six digits, kept so that neither the file nor another person's PIN tells one."""

from datetime import timedelta

import pytest

from counter.journal.seal import Key
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId, new_id
from counter.people.pins import check_pin, fits, hash_pin, wait_after

KEY, OTHER = Key(bytes(32)), Key(bytes([1]) * 32)
ANA, BEN = StaffId(new_id()), StaffId(new_id())


@pytest.fixture(scope="module", autouse=True)
def _light_pins() -> None:
    """Here a guess costs what it costs in a shop."""


def test_a_pin_fits_its_person_and_its_key_alone() -> None:
    kept = hash_pin(KEY, ANA, "1111")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert fits(KEY, ANA, "1111", kept)
    assert not fits(KEY, ANA, "1112", kept)
    assert not fits(KEY, BEN, "1111", kept)
    assert not fits(OTHER, ANA, "1111", kept)
    assert not fits(KEY, ANA, "1111", "no hash at all")


def test_the_same_pin_is_kept_differently_each_time() -> None:
    assert hash_pin(KEY, ANA, "123456") != hash_pin(KEY, ANA, "123456")


@pytest.mark.parametrize("pin", ["", "123", "12345", "1234567", "12a4", "١٢٣٤", "-123"])
def test_what_is_no_pin_is_refused(pin: str) -> None:
    with pytest.raises(Refused, match="four or six digits"):
        check_pin(pin)


def test_five_wrong_ones_cost_half_a_minute_and_each_more_twice_as_long_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(wrong) // timedelta(seconds=1) for wrong in range(1, 13)]
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]
    assert wait_after(10_000) == timedelta(minutes=15)
