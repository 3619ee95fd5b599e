"""What a command says on the terminal."""

from __future__ import annotations

import codecs
import io
import os
import sys

import click

from counter.kernel.typed_text import terminal_text

REFUSED = 2
"""How a command ends that was refused."""
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "−": "-", "…": "...", "×": "x"})


def say(text: str, *, err: bool = False) -> None:
    """Lines for whoever typed the command (`err`: on stderr): a name in them cannot steer the terminal."""
    click.echo(terminal_text(text), err=err)


def counted(count: int, one: str, many: str) -> str:
    """A count with its word: “1 order”, “252 orders”."""
    return f"{count} {one if count == 1 else many}"


def prepare_streams() -> None:
    """Makes sure that every command can say everything: on a terminal of few letters, and where there is none."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for as long as we run
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_plainly.__name__)


def _plainly(fault: UnicodeError) -> tuple[str | bytes, int]:
    """Stands in for what the terminal has no letter for: as plain as it can be said."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    plain = fault.object[fault.start : fault.end].translate(_PLAIN)
    return plain.encode("ascii", "replace").decode("ascii"), fault.end


codecs.register_error(_plainly.__name__, _plainly)
