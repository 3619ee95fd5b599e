"""`counter acts`: does at the counter what lines of text say."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import BinaryIO

import click

from counter.acts.run import UnreadableLine, begins_a_shop, run
from counter.acts.session import Session
from counter.bootstrap import DATABASE, open_shop
from counter.cli.first_shop import make_shop
from counter.cli.say import say
from counter.cli.speaking import language_of
from counter.cli.sync import exchange_now
from counter.flows.backup_rhythm import BackupRhythm, how_far
from counter.flows.backups import back_up
from counter.flows.mail import mail_waiting
from counter.flows.print_queue import print_left_over, print_waiting
from counter.flows.shop import Shop
from counter.flows.watch import tidy
from counter.kernel.clock import SetClock, SystemClock
from counter.kernel.errors import Refused, Unavailable
from counter.link.reach import has_server

NO_SHOP, BAD_INPUT = 1, 2
_MINUTE = 60.0


@click.command("acts")
@click.argument("file", type=click.File("rb"), default="-")
@click.pass_obj
def acts_command(folder: Path, file: BinaryIO) -> None:
    """Do at the counter what FILE says (- reads standard input), one JSON object a line, and answer each with one.

    A refused act changes nothing and the next line goes on.
    """
    sys.exit(play(folder, iter(file.readline, b""), sys.stdout.buffer))


def play(folder: Path, lines: Iterable[bytes], out: BinaryIO) -> int:
    """Does what the lines say in the shop of `folder`; gives the exit code, and says on stderr what ended it."""
    clock = SetClock(SystemClock().now())
    session, backups = Session(clock, partial(make_shop, folder, clock)), _Backups()
    try:
        whole = iter(lines)
        read = _until_first(whole)
        if (folder / DATABASE).exists() or not (read and begins_a_shop(read[-1])):
            session.open(open_shop(folder, clock))
        backups.look_now_and_then(session.shop)
        for answer in run(chain(read, whole), session):
            out.write(answer)
            out.flush()
            backups.look_now_and_then(session.shop)
    except UnreadableLine as fault:
        say(language_of(folder).explain(fault.sentence), err=True)
        return BAD_INPUT
    except (Refused, Unavailable) as fault:
        say(language_of(folder).explain(fault), err=True)
        return NO_SHOP
    finally:
        _close(session, backups)
    return 0


def _until_first(lines: Iterable[bytes]) -> list[bytes]:
    """The lines up to the first that is not blank."""
    read: list[bytes] = []
    for line in lines:
        read.append(line)
        if line.strip():
            break
    return read


class _Backups:
    """Backs up as the counter on a screen does: looks every minute whether one is due, and once more at the end."""

    def __init__(self) -> None:
        self._rhythm: BackupRhythm | None = None
        self._looked = monotonic()

    def look_now_and_then(self, shop: Shop | None) -> None:
        """Looks where a minute has gone by since it did."""
        if shop is not None and (self._rhythm is None or monotonic() - self._looked >= _MINUTE):
            self.look(shop)

    def look(self, shop: Shop) -> None:
        """Backs up where it is due, and says on stderr what is in the way; never a shop that does not count."""
        self._looked, books = monotonic(), shop.read(how_far, shop.terminal)
        if self._rhythm is None:
            self._rhythm = BackupRhythm(books, self._looked)
        elif self._rhythm.is_due(books, self._looked) and shop.settings.counts:
            for fault in back_up(shop).faults:
                say(shop.language.explain(fault), err=True)


def _close(session: Session, backups: _Backups) -> None:
    """Prints and sends what waits, says all to the shop's server, backs up what was closed, lets go of the shop."""
    shop = session.shop
    if shop is None:
        return
    try:
        shop.do(shop.itself, print_left_over)  # a day that was played through prints whole
        for fault in filter(None, (print_waiting(shop), mail_waiting(shop).fault)):
            say(fault, err=True)
        _sync(shop)
        tidy(shop)
        backups.look(shop)
    finally:
        shop.store.close()


def _sync(shop: Shop) -> None:
    """Where the shop has a server: what was done goes up, and what comes down is there for the next acts."""
    if not has_server(shop.folder):
        return
    try:
        exchange_now(shop)
    except (Refused, Unavailable) as fault:
        say(shop.language.explain(fault), err=True)
