"""What an owner types: the commands are listed, wrong ones are a sentence, and the exit code says which it was."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cafe import Cafe
from cli.running import Answer, counter
from counter.cli.commands import COMMANDS, shop_folder

Typed = Callable[..., Answer]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    return lambda *words: counter(capsys, monkeypatch, *words)


def test_help_lists_every_command_with_its_purpose(typed: Typed) -> None:
    said = typed("--help")
    assert said.code == 0
    for name, (_, purpose) in COMMANDS.items():
        assert name in said.out
        assert purpose.split()[0] in said.out


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help(typed: Typed, command: str) -> None:
    said = typed(command, "--help")
    assert said.code == 0
    assert "Usage: " in said.out


def test_an_unknown_command_or_option_ends_with_two(typed: Typed) -> None:
    assert typed("sing").code == 2
    assert typed("day").code == 2
    assert typed("--loud").code == 2


def test_the_shop_is_where_it_is_said_or_where_the_environment_says(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, full_day: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("COUNTER_SHOP", str(full_day))
    assert typed("verify").code == 0
    assert typed("--shop", tmp_path / "other", "verify").code == 2
    assert shop_folder(None).name == "counter"


def test_no_display_is_one_sentence(full_day: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    bare.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "counter", "--shop", str(full_day)]
    done = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("There is no display here.")
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_day_as_json_and_as_a_page(typed: Typed, full_day: Path, tmp_path: Path) -> None:
    said = typed("--shop", full_day, "day", "2026-11-23", "--json", "--pdf", tmp_path / "day.pdf")
    assert said.code == 0
    day = json.loads(said.out)
    assert (day["day"], day["orders"], day["promises"]["made"]) == ("2026-11-23", 15, 14)
    assert (day["vouchers"]["issued"], day["vouchers"]["redeemed"]) == (5, 2)
    assert (tmp_path / "day.pdf").read_bytes().startswith(b"%PDF")


def test_a_day_without_a_sale_and_a_date_that_is_none(typed: Typed, full_day: Path) -> None:
    empty = json.loads(typed("--shop", full_day, "day", "2020-02-29", "--json").out)
    assert (empty["orders"], empty["sales_minor"], empty["promises"]["made"]) == (0, 0, 0)
    assert typed("--shop", full_day, "day", "2026-02-30", "--json").code == 2
    assert typed("--shop", full_day, "day", "yesterday", "--json").code == 2


def test_a_page_that_cannot_be_written_is_a_sentence(typed: Typed, full_day: Path, tmp_path: Path) -> None:
    said = typed("--shop", full_day, "day", "2026-11-23", "--pdf", tmp_path / "no" / "such" / "day.pdf")
    assert said.code == 2
    assert "cannot be written" in said.err


def test_a_day_can_be_looked_at_while_the_counter_is_open(typed: Typed, full_day: Path) -> None:
    cafe = Cafe.opened_in(full_day)
    assert typed("--shop", full_day, "day", "2026-11-23", "--json").code == 0
    cafe.close()


def test_a_refusal_cannot_steer_the_terminal(typed: Typed, tmp_path: Path) -> None:
    said = typed("--shop", tmp_path, "settings", "zone=Moon\x9b2J\x1b]0;x\x07")
    assert "Moon" in said.err
    assert not {"\x9b", "\x1b", "\x07"} & set(said.err)


def test_a_settings_words_are_shown_plain(typed: Typed, cafe: Cafe) -> None:
    cafe.close()
    said = typed("--shop", cafe.folder, "settings", "shop_name=Rosa\x1b[2J\x07\u202e’s")
    assert "Rosa[2J’s" in said.out
