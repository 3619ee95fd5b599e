"""The serial ports that this machine has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_BY_ID = Path("/dev/serial/by-id")


@dataclass(frozen=True, slots=True)
class FoundPort:
    """A serial port: how it is opened, and what the system says hangs there ("" where it says nothing)."""

    port: str
    what: str


def found_ports() -> tuple[FoundPort, ...]:
    """Every one, by a name that stays the same whatever else is plugged in, where the system has such names."""
    from serial.tools import list_ports  # noqa: PLC0415 - slow to load, and few counters have such a port

    lasting = {str(link.resolve()): str(link) for link in sorted(_BY_ID.glob("*"))}
    found = sorted(list_ports.comports(), key=lambda each: each.device)
    return tuple(
        FoundPort(lasting.get(each.device, each.device), "" if each.description == "n/a" else each.description)
        for each in found
    )
