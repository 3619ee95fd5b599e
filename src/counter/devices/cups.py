"""A queue of CUPS, through its own programs `lp` and `lpstat`."""

from __future__ import annotations

import os
import re
import subprocess
from math import ceil
from time import monotonic, sleep

from counter.devices.status import SAID, Trouble
from counter.kernel.errors import Unavailable

_PATIENCE = 30
_AT_ONCE = 3
_LOOK = 0.1
_NOBODY = "The printer may not exist or is unavailable at this time."
"""What CUPS says, in English where it is asked to, of a job that its printer was not found for yet."""
_AT_ITS_SIZE = ("-o", "print-scaling=none", "-o", "fit-to-page=false")
STOPPED = "The printer {name} is stopped. Start it again in the system’s settings."
_ALERTS, _SEVERITY = re.compile(r"^\s*Alerts: (.+)$", re.MULTILINE), re.compile(r"-(error|warning|report)\b")
_LACKS = {
    Trouble.PAPER_OUT: {"media-empty", "media-needed"},
    Trouble.COVER_OPEN: {"cover-open", "door-open"},
    Trouble.OFFLINE: {"offline", "shutdown", "timed-out"},
}
_SLEEPS = {"hibernate", "power-down", "resuming", "standby", "suspend"}


class CupsQueue:
    """A queue by its name in CUPS; `name` is what people call the printer.

    What it takes is waited for until it left the queue, for half a minute at most, and taken back where no printer
    answers: CUPS would print it whenever one does, tomorrow too, and nobody would be told until then.
    """

    def __init__(self, queue: str, name: str) -> None:
        self._queue = queue
        self._name = name

    def send_pdf(self, title: str, pdf: bytes) -> None:
        """A PDF, on paper as large as its page. Unavailable with what CUPS said where it does not take it."""
        self._lp(title, pdf, (*_AT_ITS_SIZE, "-o", f"media={_media(pdf)}"), _PATIENCE)

    def send_bytes(self, title: str, data: bytes) -> None:
        """Bytes that no filter of CUPS touches. Unavailable as for a PDF."""
        self._lp(title, data, ("-o", "raw"), _PATIENCE)

    def send_now(self, title: str, data: bytes) -> None:
        """Bytes that come at once or never: Unavailable where they have not left soon."""
        if job := self._lp(title, data, ("-o", "raw"), _AT_ONCE):
            self._run(["cancel", job], b"")
            raise self._away()

    def check(self) -> None:
        """Unavailable where CUPS does not know the queue, has stopped it, or finds no printer there."""
        said = self._run(["lpstat", "-p", self._queue], b"")
        if " disabled " in said:
            raise Unavailable(STOPPED, name=self._name)
        if _NOBODY in said:
            raise self._away()

    def is_awake(self) -> bool:
        """Whether the printer is awake. Unavailable as `check`, and where it said last that it prints nothing.

        What it lacks stands in its alerts, by IPP’s words (RFC 8011, 5.4.12; PWG 5100.22 for a printer that sleeps).
        CUPS looks at them while it prints: what they say is shown, and keeps nothing from being tried.
        """
        self.check()
        alerts = _ALERTS.search(self._run(["lpstat", "-l", "-p", self._queue], b""))
        reasons = set(_SEVERITY.sub("", alerts[1]).split()) if alerts else set()
        for trouble, words in _LACKS.items():
            if reasons & words:
                raise Unavailable(SAID[trouble], name=self._name)
        return not reasons & _SLEEPS

    def _lp(self, title: str, data: bytes, options: tuple[str, ...], seconds: float) -> str:
        """Gives CUPS a job; gives its name where it is still there after so many seconds, else ""."""
        self.check()
        said = self._run(["lp", "-d", self._queue, "-t", title[:80], *options, "-"], data)
        # It says “request id is bar-7 (1 file(s))”.
        job = next((word for word in said.split() if word.startswith(f"{self._queue}-")), "")
        until = monotonic() + seconds
        while job in self._run(["lpstat", "-o", self._queue], b"").split():
            if _NOBODY in self._run(["lpstat", "-p", self._queue], b""):
                self._run(["cancel", job], b"")
                raise self._away()
            if monotonic() > until:
                return job
            sleep(_LOOK)
        return ""

    def _away(self) -> Unavailable:
        return Unavailable("The printer {name} does not answer. Switch it on, and look at its cable.", name=self._name)

    def _run(self, command: list[str], data: bytes) -> str:
        try:
            done = subprocess.run(  # noqa: S603 - a fixed program, arguments as a list
                command,
                input=data,
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
                env=os.environ | {"LC_ALL": "C"},
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise Unavailable("The printer {name} does not answer.", name=self._name) from fault
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip().removeprefix(f"{command[0]}: ").removesuffix(".")
            raise Unavailable(
                "The printer {name} says: {said}. Look at it in CUPS’ settings.", name=self._name, said=said
            )
        return done.stdout.decode(errors="replace")


def _media(pdf: bytes) -> str:
    """The size of the first page, as CUPS writes it: Custom.227x171, in points, so that nothing of it is cut."""
    found = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    if found is None:
        return "A4"
    across, down = (ceil(float(points)) for points in found.groups())
    return f"Custom.{across}x{down}"
