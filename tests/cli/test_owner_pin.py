"""A forgotten owner's PIN: whoever has the machine sets another, and the journal says so."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cafe import Cafe
from counter.cli.owner_pin import owner_pin_command
from counter.flows.approve import try_pin
from counter.kernel.errors import Refused


def run(folder: Path, *arguments: str, typed: str) -> str:
    result = CliRunner().invoke(owner_pin_command, arguments, obj=folder, input=typed, catch_exceptions=False)
    return result.output


def test_another_pin_and_a_fact_that_it_was_set_without_the_old_one(tmp_path: Path) -> None:
    cafe = Cafe.made_in(tmp_path / "cafe")
    cafe.close()
    assert "Rosa has a new PIN" in run(cafe.folder, typed="246810\n246810\n")
    assert "Rosa has a new PIN" in run(cafe.folder, "rosa", typed="1357\n1357\n")
    again = Cafe.opened_in(cafe.folder)
    rosa = again.staff("Rosa")
    assert again.shop.do(rosa, try_pin, rosa, "1357").wrong is None
    assert again.shop.do(rosa, try_pin, rosa, "246810").wrong is not None
    assert again.kinds().count("OwnerPinReset") == 2
    assert not again.sql("SELECT 1 FROM journal WHERE body LIKE '%argon2%' OR body LIKE '%1357%'")
    again.close()


@pytest.mark.parametrize(
    ("name", "typed", "sentence"), [("Ana", "1\n", "Say which owner: Rosa."), ("Rosa", "12\n12\n", "four or six")]
)
def test_what_is_no_owner_or_no_pin_changes_nothing(tmp_path: Path, name: str, typed: str, sentence: str) -> None:
    cafe = Cafe.made_in(tmp_path / "cafe")
    cafe.close()
    with pytest.raises(Refused, match=sentence):
        run(cafe.folder, name, typed=typed)
    again = Cafe.opened_in(cafe.folder)
    assert "PinSet" not in again.kinds()
    again.close()
