"""A terminal's scale, pole display and scanner, as its owner set them up."""

from __future__ import annotations

from collections.abc import Iterable

from counter.devices.attached import BAUDS, PROTOCOLS, DeviceKind, DeviceSetup
from counter.kernel.errors import Refused

LONGEST_PORT = 200


def find_device(devices: Iterable[DeviceSetup], kind: DeviceKind) -> DeviceSetup | None:
    """The one of that kind; None where none was set up."""
    return next((device for device in devices if device.kind is kind), None)


def check_devices(devices: Iterable[DeviceSetup]) -> None:
    """Refused where one of them cannot be, or there are two of a kind."""
    kinds: set[DeviceKind] = set()
    for device in devices:
        _check(device)
        if device.kind in kinds:
            raise Refused("A terminal has one {kind}. Take the other one off first.", kind=device.kind)
        kinds.add(device.kind)


def _check(device: DeviceSetup) -> None:
    if not device.port.strip() or len(device.port) > LONGEST_PORT:
        raise Refused("Say at which port it hangs: one like /dev/ttyUSB0 or COM3.")
    if device.protocol not in PROTOCOLS[device.kind]:
        known = ", ".join(PROTOCOLS[device.kind])
        raise Refused("It does not speak “{protocol}”. Choose one of {known}.", protocol=device.protocol, known=known)
    if device.baud not in BAUDS:
        raise Refused("No serial line runs at {baud}. Write one like 9600 or 19200.", baud=device.baud)
