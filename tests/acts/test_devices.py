"""A terminal's scale, pole display, scanner and second screen, set up through lines of text."""

from __future__ import annotations

from acts.lines import SHOP, Acts, act

SCALE = {"device": "scale", "port": "/dev/ttyUSB0", "protocol": "8217", "baud": 9600}


def test_devices_are_set_up_listed_and_taken_off(acts: Acts) -> None:
    set_up = acts.last(SHOP, act("set_device", device="pole", port="COM3"), act("set_device", **SCALE))
    assert set_up["devices"] == [SCALE, {"device": "pole", "port": "COM3", "protocol": "epson", "baud": 9600}]
    assert acts.last(act("remove_device", device="pole"))["devices"] == [SCALE]
    assert acts.last(act("devices"))["devices"] == [SCALE]


def test_what_cannot_be_is_refused_and_changes_nothing(acts: Acts) -> None:
    acts.last(SHOP, act("set_device", **SCALE))
    for refused in (
        act("set_device", device="drum", port="COM3"),
        act("set_device", device="scanner", port="/dev/ttyUSB0"),
        act("remove_device", device="pole"),
        act("set_printer", printer="Bar", reached="serial", where="/dev/ttyUSB0"),
    ):
        assert not acts.last(refused)["ok"], refused
    assert acts.last(act("devices"))["devices"] == [SCALE]


def test_the_second_screen_can_be_left_alone(acts: Acts) -> None:
    assert acts.last(SHOP, act("second_screen", opens=False))["opens"] is False
