"""Acts about a terminal's scale, pole display and scanner, and its second screen."""

from __future__ import annotations

from typing import Any

from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.session import Session
from counter.devices.attached import USUAL_BAUD
from counter.flows.devices import remove_device, set_up_device
from counter.flows.open_shop import decide


class SetDevice(Fields, frozen=True, kw_only=True):
    """A device at a serial port: a "scale", a "pole" or a "scanner"; without a protocol it speaks the commonest."""

    device: str
    port: str
    protocol: str = ""
    baud: int = USUAL_BAUD


class RemoveDevice(Fields, frozen=True, kw_only=True):
    """The device of that kind."""

    device: str


class SecondScreen(Fields, frozen=True, kw_only=True):
    """Whether the customer display opens by itself where there is a second screen."""

    opens: bool


def set_device(session: Session, said: SetDevice) -> dict[str, Any]:
    """Sets a device up, in the place of another of its kind. Refused where there can be no such one."""
    session.do_in_office(set_up_device, said.device, said.port, said.protocol, said.baud)
    return devices(session, Nothing())


def take_off_device(session: Session, said: RemoveDevice) -> dict[str, Any]:
    """Takes a device off. Refused where there is none of that kind."""
    session.do_in_office(remove_device, said.device)
    return devices(session, Nothing())


def second_screen(session: Session, said: SecondScreen) -> dict[str, Any]:
    """Decides what a second screen does."""
    session.do_in_office(decide, {"second_screen": said.opens})
    return {"opens": session.opened.settings.second_screen}


def devices(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at what is set up at this terminal."""
    return {
        "devices": [
            {"device": str(each.kind), "port": each.port, "protocol": each.protocol, "baud": each.baud}
            for each in session.opened.settings.devices
        ]
    }


ACTS: dict[str, Kind[Any]] = {
    "devices": Kind(Nothing, devices),
    "set_device": Kind(SetDevice, set_device),
    "remove_device": Kind(RemoveDevice, take_off_device),
    "second_screen": Kind(SecondScreen, second_screen),
}
