"""What hangs at a terminal's serial ports besides printers: a scale, a pole display, a scanner, as they were set up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DeviceKind(StrEnum):
    """What it is; a terminal has at most one of each."""

    SCALE = "scale"
    POLE = "pole"
    SCANNER = "scanner"


MT_8217, CAS = "8217", "cas"
"""What scales speak: `devices/scale.py`."""
EPSON, CD5220 = "epson", "cd5220"
"""What pole displays understand: `devices/pole.py`."""
LINES = "lines"
"""What scanners send: codes, each ended by CR or LF."""
PROTOCOLS = {
    DeviceKind.SCALE: {MT_8217: "Mettler Toledo 8217", CAS: "CAS, Ohaus (ECR)"},
    DeviceKind.POLE: {EPSON: "Epson (ESC/POS)", CD5220: "CD5220"},
    DeviceKind.SCANNER: {LINES: "CR/LF"},
}
"""The protocols of a kind, the commonest first, as their makers call them."""
BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
USUAL_BAUD = 9600


@dataclass(frozen=True, slots=True)
class DeviceSetup:
    """A device at a serial `port` (/dev/ttyUSB0, COM3), what it speaks, and how fast."""

    kind: DeviceKind
    port: str
    protocol: str
    baud: int = USUAL_BAUD
