"""Scenarios and run-throughs: a rehearsal never touches the real books, drawer or vouchers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from acts.lines import AT, SHOP, Acts, act
from counter.bootstrap import open_shop
from counter.cli.commands import counter


@pytest.fixture
def real(tmp_path: Path) -> Acts:
    acts = Acts(tmp_path / "shop")
    acts.last(SHOP, act("drawer_open", float="100.00"), act("ring_up", item="Latte"), act("pay"))
    return acts


def rehearse(folder: Path, name: str, *lines: Mapping[str, Any], as_: str = "") -> list[dict[str, Any]]:
    typed = "\n".join(json.dumps(line) for line in lines)
    whose = ["--as", as_] if as_ else []
    done = CliRunner().invoke(counter, ["--shop", str(folder), "rehearse", name, *whose], input=typed)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


VOUCHER = act("mishap", order="1", kind="late", gestures=[{"gesture": "voucher"}], at="0:20")
SALE = (act("ring_up", item="Espresso", at="0:30"), act("pay", tenders=[{"tender": "cash", "tendered": "5.00"}]))


def contents(folder: Path) -> dict[str, str]:
    """Every file of a shop but the lock, which every command takes."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_nothing_of_it_is_in_the_real_books_or_the_real_drawer(real: Acts) -> None:
    x = real.last(act("x"))
    before = contents(real.folder)
    answers = rehearse(real.folder, "wrong-milk", act("greet", order="1", at="0:05"), VOUCHER, *SALE)
    assert all(answer.get("ok", True) for answer in answers), answers
    assert contents(real.folder) == before
    again = real.last(act("x"))
    assert {key: again[key] for key in ("expected", "sales", "perpetual")} == {
        key: x[key] for key in ("expected", "sales", "perpetual")
    }


def test_a_voucher_of_it_is_refused_in_the_real_shop(real: Acts) -> None:
    given = rehearse(real.folder, "wrong-milk", VOUCHER)[1]
    code = given["vouchers"][0]["code"]
    looked, rung, attached = real(
        act("look_up", code=code), act("ring_up", item="Latte"), act("attach_voucher", code=code)
    )
    assert rung["ok"]
    assert not looked["ok"]
    assert not attached["ok"]


def test_a_real_voucher_is_refused_in_it(real: Acts) -> None:
    given = real.last(act("mishap", order="1", day=AT[:10], kind="late", gestures=[{"gesture": "voucher"}]))
    code = given["vouchers"][0]["code"]
    looked = rehearse(real.folder, "wrong-milk", act("look_up", code=code))[1]
    assert not looked["ok"]


def test_it_is_played_while_the_real_shop_is_open(real: Acts) -> None:
    """Practice in a quiet hour: the counter need not be shut."""

    shop = open_shop(real.folder)
    try:
        assert rehearse(real.folder, "wrong-milk", VOUCHER)[1]["ok"]
    finally:
        shop.store.close()


def test_how_it_went_is_kept_for_that_person_alone(real: Acts) -> None:
    """Twice by Ana: she is told so. No file of the shop but one that names nobody says anything of it."""
    before = contents(real.folder)
    for times in (1, 2):
        assert rehearse(real.folder, "wrong-milk", VOUCHER, as_="Ana")[-1]["debrief"]["times"] == times
    assert rehearse(real.folder, "wrong-milk", VOUCHER, as_="Rosa")[-1]["debrief"]["times"] == 1
    after = contents(real.folder)
    assert {name: after[name] for name in before} == before
    assert all("Ana" not in (real.folder / name).read_text("utf-8") for name in after.keys() - before.keys())
