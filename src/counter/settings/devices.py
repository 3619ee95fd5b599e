"""A terminal's scale, pole display and scanner, as its owner set them up."""

from __future__ import annotations

from collections.abc import Iterable

from counter.devices.attached import BAUDS, PROTOCOLS, DeviceKind, DeviceSetup
from counter.kernel.errors import Refused

LONGEST_PORT = 200


def find_device(devices: Iterable[DeviceSetup], kind: DeviceKind) -> DeviceSetup | None:
    """The one of that kind; None where none was set up."""
    return next((device for device in devices if device.kind is kind), None)


def check_devices(devices: Iterable[DeviceSetup], taken: Iterable[str]) -> None:
    """Refused where one of them cannot be, there are two of a kind, or two hang at one port.

    `taken` are the ports that something else hangs at.
    """
    kinds: set[DeviceKind] = set()
    ports = set(taken)
    for device in devices:
        _check(device)
        if device.kind in kinds:
            raise Refused("A terminal has one {kind}. Take the other one off first.", kind=device.kind)
        if device.port in ports:
            raise Refused("Two devices cannot hang at {port}. Choose another port for one.", port=device.port)
        kinds.add(device.kind)
        ports.add(device.port)


def _check(device: DeviceSetup) -> None:
    if not device.port.strip() or len(device.port) > LONGEST_PORT:
        raise Refused("Say at which port it hangs: one like /dev/ttyUSB0 or COM3.")
    if device.protocol not in PROTOCOLS[device.kind]:
        known = ", ".join(PROTOCOLS[device.kind])
        raise Refused("It does not speak “{protocol}”. Choose one of {known}.", protocol=device.protocol, known=known)
    if device.baud not in BAUDS:
        raise Refused("No serial line runs at {baud}. Write one like 9600 or 19200.", baud=device.baud)
