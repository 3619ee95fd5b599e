"""python -m counter."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from counter.cli.commands import COMMANDS, IN_WORDS, counter, loaded
from counter.cli.say import REFUSED, prepare_streams, say
from counter.cli.screen import show_why
from counter.cli.zone_here import check_zone_said
from counter.kernel.errors import Damaged, Refused, Unavailable, Word

INTERRUPTED, NOBODY_READS = 130, 141


def main() -> None:
    """Runs a command. A refusal, and whatever the system does not let it do, is one sentence on stderr and exit code 2.

    What a command writes is its owner's alone, unless they say otherwise.
    """
    os.umask(0o077)
    prepare_streams()
    try:
        check_zone_said()
        _check_words(sys.argv[1:])
    except Refused as refusal:
        _leave(refusal, str(refusal))  # without a zone nothing of languages is loaded
    try:
        counter.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except (Refused, Unavailable) as refusal:
        _end(refusal)
    except Damaged as damage:
        _end(Refused("The shop’s books are damaged: {fault}. Put back those from your backup.", fault=damage.fault))
    except BrokenPipeError:
        _let_go_of_output()
        sys.exit(NOBODY_READS)
    except OSError as fault:
        _let_go_of_output()
        _end(_not_done(fault))


def _check_words(words: Sequence[str]) -> None:
    """Refused where something typed is no text: no name, no note and no folder of a shop can be called so."""
    for word in words:
        try:
            word.encode()
        except UnicodeEncodeError as fault:
            raise Refused("“{word}” is no text (UTF-8). Write or name it otherwise.", word=word) from fault


def _not_done(fault: OSError) -> Refused:
    words = Word(fault.strerror or fault)
    if fault.filename is None:
        return Refused("The answer cannot be written: {why}. Nothing more was done.", why=words)
    return Refused("{file}: {why}. Nothing more was done.", file=os.fsdecode(fault.filename), why=words)


def _end(refusal: Refused | Unavailable) -> None:
    _leave(refusal, loaded(IN_WORDS)(refusal, sys.argv[1:]))


def _leave(refusal: Refused | Unavailable, said: str) -> None:
    say(said, err=True)
    if COMMANDS.keys().isdisjoint(set(sys.argv[1:]) - {"open"}):
        show_why(refusal)
    sys.exit(REFUSED)


def _let_go_of_output() -> None:
    """What could not be written is not tried again as Python ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
