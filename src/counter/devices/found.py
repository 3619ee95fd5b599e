"""Which ways to a printer this machine has, and which printers are found there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from counter.devices.ports import found_ports
from counter.devices.setup import Reached

_PATIENCE = 5
_USB = Path("/dev/usb")


def ways_here() -> tuple[Reached, ...]:
    """How a printer can be reached from this machine."""
    ways = [Reached.NETWORK]
    if sys.platform == "win32":
        ways += [Reached.SERIAL, Reached.WINDOWS]
    else:
        ways += [Reached.USB, Reached.SERIAL, *([Reached.CUPS] if shutil.which("lp") else [])]
    return (*ways, Reached.FILE)


def found_places() -> dict[Reached, tuple[str, ...]]:
    """What is found of each way, as `PrinterSetup.where` has it: queues of CUPS, USB printers, serial ports."""
    return {
        Reached.USB: _usb_printers(),
        Reached.SERIAL: tuple(each.port for each in found_ports()),
        Reached.CUPS: _cups_queues(),
    }


def _usb_printers() -> tuple[str, ...]:
    return tuple(str(path) for path in sorted(_USB.glob("lp*")))


def _cups_queues() -> tuple[str, ...]:
    command = shutil.which("lpstat")
    if command is None:
        return ()
    try:
        done = subprocess.run([command, "-e"], capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 - as it is
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(sorted(done.stdout.decode(errors="replace").split()))
