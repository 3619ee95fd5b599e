"""One counter a shop."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from counter.ui.app.single_instance import SingleInstance, come_to_front


def test_a_second_start_brings_the_first_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    with qtbot.waitSignal(first.started_again):
        assert come_to_front(tmp_path)


def test_nobody_answers_for_a_shop_that_is_not_open(tmp_path: Path) -> None:
    assert not come_to_front(tmp_path / "other")


def test_what_a_killed_counter_left_behind_does_not_stop_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    SingleInstance(tmp_path)
    second = SingleInstance(tmp_path)
    with qtbot.waitSignal(second.started_again):
        assert come_to_front(tmp_path)
