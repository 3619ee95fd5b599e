"""What a terminal prints on, as its owner set it up: its name, how it is reached, and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PORT = 9100
"""Where printers on a network listen, unless somebody set them otherwise."""


class Reached(StrEnum):
    """How a printer is reached."""

    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    CUPS = "cups"
    WINDOWS = "windows"
    FILE = "file"


BARE = frozenset({Reached.NETWORK, Reached.USB, Reached.SERIAL, Reached.WINDOWS})
"""Where bytes go as they are: a thermal printer takes them, and no other."""


@dataclass(frozen=True, slots=True)
class PrinterSetup:
    """A printer by its name; `where` it is reached: host or host:port, a device, a queue's name, or a folder.

    A thermal one has a `model` by python-escpos's name, `columns` of letters and `dots` across; one without a model
    takes PDFs for a `paper` ("80", "58", "a4"). `baud` is a serial line's. `drawer`: the cash drawer hangs on it.
    """

    name: str
    reached: Reached
    where: str
    model: str = ""
    columns: int = 48
    dots: int = 576
    paper: str = "80"
    baud: int = 9600
    drawer: bool = False

    @property
    def is_thermal(self) -> bool:
        """Whether it takes letters and dots (ESC/POS), not PDFs."""
        return bool(self.model)


def host_and_port(where: str) -> tuple[str, int]:
    """A network printer's place. ValueError where it is none: "10.0.0.5", "bar:9101" and "[fe80::1]:9100" are."""
    bracketed = where.startswith("[")
    host, colon, port = where.rpartition(":") if bracketed and not where.endswith("]") else where.partition(":")
    if bracketed and where.endswith("]"):
        host, colon, port = where, "", ""
    if not host.strip("[]") or any(letter.isspace() for letter in where) or (colon and not port.isdecimal()):
        raise ValueError(where)
    number = int(port) if colon else PORT
    if not 0 < number < 1 << 16:
        raise ValueError(where)
    return host.strip("[]"), number
