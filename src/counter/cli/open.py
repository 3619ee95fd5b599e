"""`counter open`: the counter itself."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from platform import platform, python_version

import click

from counter.bootstrap import DATABASE, open_shop
from counter.cli.first_shop import make_shop, open_or_make
from counter.cli.from_backup import newest_said, newest_verified, put_in_place, what_is_lost
from counter.cli.say import REFUSED, say
from counter.cli.screen import has_screen, is_seen_on_screen, show_why
from counter.cli.speaking import language_of
from counter.flows.shop import Shop
from counter.journal.books import BooksLost
from counter.kernel.errors import Refused, Sentence
from counter.kernel.language import _
from counter.kernel.log import FOLDER, DayLog
from counter.kernel.system_words import why
from counter.link.move_in import move_in
from counter.store.lock import AlreadyOpen

log = logging.getLogger(__name__)


@click.command("open")
@click.option("--windowed", is_flag=True, help="In a window instead of full-screen.")
@click.pass_obj
def open_command(folder: Path, *, windowed: bool = False) -> None:
    """Open the counter. The first time it sets the shop up with you."""
    check_display()
    gc.disable()  # until the screens are there, which then say when it collects
    from counter.ui.app.start import AGAIN, come_to_front, run  # noqa: PLC0415 - every other command starts without Qt

    try:
        shop = open_or_make(folder)
    except AlreadyOpen:
        if not come_to_front(folder):
            raise
        say(language_of(folder).say("Counter is open already. Its window is in front now."))
        return
    except BooksLost as lost:
        shop = _from_backup(folder, lost)
    kept = _keep_log(folder)
    try:
        code = run(shop, make_shop, _join, windowed=windowed)
        while move_in(folder / DATABASE) or code == AGAIN:
            code = run(open_shop(folder), make_shop, windowed=windowed)
    finally:
        if kept is not None:
            log.info("closed")
            kept.end()
    sys.exit(code)


def _join(folder: Path, url: str, code: str, tell: Callable[[Sentence], object]) -> None:
    """Makes this machine a terminal of a shop that has a server."""
    from counter.cli.joined_shop import join_shop  # noqa: PLC0415 - once in the life of a machine

    join_shop(folder, url, code, tell)


def _from_backup(folder: Path, lost: BooksLost) -> Shop:
    """Offers the newest good backup where the books are lost; does nothing unasked."""
    newest = newest_verified(folder)
    if newest is None:
        raise lost
    backup, inside = newest
    language = language_of(folder)
    said = " ".join([language.explain(lost), newest_said(inside, language), what_is_lost(folder, inside, language)])
    if not is_seen_on_screen():
        raise Refused("{what} Go on from it: counter put-back {path}", what=said, path=backup)
    if not show_why(Refused("{what}", what=said), _("Set them aside, go on from the backup")):
        say(said, err=True)
        sys.exit(REFUSED)
    if not put_in_place(backup, folder, lambda found: not found.fault):
        raise lost
    return open_shop(folder)


def _keep_log(folder: Path) -> DayLog | None:
    """What goes wrong is written down in the shop's folder: a counter on a full screen has no other place for it."""
    try:
        kept = DayLog(folder)
    except OSError as fault:
        away = Sentence(
            "{folder} cannot be written ({fault}): what goes wrong is not written down.",
            folder=folder / FOLDER,
            fault=why(fault),
        )
        say(language_of(folder).explain(away), err=True)
        return None
    kept.begin()
    log.info("Counter %s opened, with Python %s on %s", version("counter-pos"), python_version(), platform())
    return kept


def check_display() -> None:
    """Refused where there is no screen to open a window on."""
    if not has_screen() and "QT_QPA_PLATFORM" not in os.environ:
        raise Refused("There is no display here. Start Counter on a machine with a screen, or set DISPLAY.")
