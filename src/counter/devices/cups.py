"""A queue of CUPS, through its own programs `lp` and `lpstat`."""

from __future__ import annotations

import os
import re
import subprocess
from math import ceil

from counter.kernel.errors import Unavailable

_PATIENCE = 30
_AT_ITS_SIZE = ("-o", "print-scaling=none", "-o", "fit-to-page=false")


class CupsQueue:
    """A queue by its name in CUPS; `name` is what people call the printer."""

    def __init__(self, queue: str, name: str) -> None:
        self._queue = queue
        self._name = name

    def send_pdf(self, title: str, pdf: bytes) -> None:
        """A PDF, on paper as large as its page. Unavailable with what CUPS said where it does not take it."""
        self._lp(title, pdf, (*_AT_ITS_SIZE, "-o", f"media={_media(pdf)}"))

    def send_bytes(self, title: str, data: bytes) -> None:
        """Bytes that no filter of CUPS touches. Unavailable as for a PDF."""
        self._lp(title, data, ("-o", "raw"))

    def check(self) -> None:
        """Unavailable where CUPS does not know the queue, or has stopped it."""
        said = self._run(["lpstat", "-p", self._queue], b"")
        if " disabled " in said:
            raise Unavailable(
                "The printer {name} is stopped. Start it again in the system’s settings.", name=self._name
            )

    def _lp(self, title: str, data: bytes, options: tuple[str, ...]) -> None:
        self._run(["lp", "-d", self._queue, "-t", title[:80], *options, "-"], data)

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
            said = done.stderr.decode(errors="replace").strip().removeprefix(f"{command[0]}: ")
            raise Unavailable("The printer {name} says: {said}", name=self._name, said=said)
        return done.stdout.decode(errors="replace")


def _media(pdf: bytes) -> str:
    """The size of the first page, as CUPS writes it: Custom.227x171, in points, so that nothing of it is cut."""
    found = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    if found is None:
        return "A4"
    across, down = (ceil(float(points)) for points in found.groups())
    return f"Custom.{across}x{down}"
