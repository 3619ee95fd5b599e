"""What an owner decides about a terminal's scale, pole display and scanner."""

from __future__ import annotations

import msgspec

from counter.devices.attached import PROTOCOLS, USUAL_BAUD, DeviceKind, DeviceSetup
from counter.flows.open_shop import decide
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.settings.devices import find_device


def set_up_device(act: Act, kind: str, port: str, protocol: str = "", baud: int = USUAL_BAUD) -> None:
    """A device is there, in the place of another of its kind; without a protocol it speaks the commonest.

    Refused where there can be no such device.
    """
    known = _kind(kind)
    setup = DeviceSetup(known, port.strip(), protocol or next(iter(PROTOCOLS[known])), baud)
    _decide(act, (*(each for each in act.settings.devices if each.kind is not known), setup))


def remove_device(act: Act, kind: str) -> None:
    """A device is gone. Refused where there is none of that kind."""
    known = _kind(kind)
    if find_device(act.settings.devices, known) is None:
        raise Refused("There is no {kind} here. Add it first.", kind=known)
    _decide(act, tuple(each for each in act.settings.devices if each.kind is not known))


def _kind(kind: str) -> DeviceKind:
    try:
        return DeviceKind(kind)
    except ValueError:
        raise Refused(
            "There is no device “{kind}”. Say one of {kinds}.", kind=kind, kinds=", ".join(DeviceKind)
        ) from None


def _decide(act: Act, devices: tuple[DeviceSetup, ...]) -> None:
    """In the order of their kinds, so that the same devices are the same setting."""
    kinds = list(DeviceKind)
    decide(act, {"devices": msgspec.to_builtins(sorted(devices, key=lambda each: kinds.index(each.kind)))})
