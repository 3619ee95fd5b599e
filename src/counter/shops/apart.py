"""Reads the shops, and changes what is known of them, in a process of its own: nobody at the counter waits for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import PIPE, Popen
from tempfile import TemporaryFile
from typing import Any

from counter.flows.safety_apart import this_counter
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.system_words import why

NOT_ALL = 1
"""The code with which it ends where one of several shops refused; what it answers says which, and why."""


def shops_apart(
    shop: Shop, *words: str, typed: str = "", tell: Callable[[str], object] = lambda _said: None
) -> dict[str, Any]:
    """What `counter shops` answers to these words, as ("read",), in the language of whoever is at the counter.

    `typed` is read by it and stands in no list of processes; `tell` hears each line that says how far it is. Waits
    until it is done. Refused, with its last sentence, where it was refused as a whole.
    """
    command = [*this_counter(shop), "shops", *words, "--json"]
    with TemporaryFile("w+") as answer:
        try:
            process = Popen(command, stdin=PIPE, stdout=answer, stderr=PIPE, text=True)  # noqa: S603 - ourselves
        except OSError as fault:
            raise Refused("That could not be done: {fault}.", fault=why(fault)) from fault
        last = ""
        with process as at_work:
            assert at_work.stdin and at_work.stderr  # noqa: S101, PT018 - they were asked for
            at_work.stdin.write(typed)
            at_work.stdin.close()
            for line in at_work.stderr:
                last = line.strip()
                tell(last)
        answer.seek(0)
        said = answer.read()
        if process.returncode not in (0, NOT_ALL) or not said:
            raise Refused("{fault}", fault=last or str(process.returncode))
        found: dict[str, Any] = json.loads(said)
        return found
