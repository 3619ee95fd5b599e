"""`counter open`: the counter itself."""

from __future__ import annotations

import gc
import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import click

from counter.cli.first_shop import make_shop, open_or_make
from counter.cli.say import say
from counter.cli.screen import has_screen
from counter.kernel.errors import Refused
from counter.store.lock import AlreadyOpen

LOG = "counter.log"


@click.command("open")
@click.option("--windowed", is_flag=True, help="In a window instead of full-screen.")
@click.pass_obj
def open_command(folder: Path, *, windowed: bool = False) -> None:
    """Open the counter. The first time this makes a shop with a starter menu."""
    check_display()
    gc.disable()  # until the screens are there, which then say when it collects
    from counter.ui.app.start import come_to_front, run  # noqa: PLC0415 - every other command starts without Qt

    try:
        shop = open_or_make(folder)
    except AlreadyOpen:
        if not come_to_front(folder):
            raise
        click.echo("Counter is open already. Its window is in front now.")
        return
    _keep_log(folder)
    sys.exit(run(shop, make_shop, windowed=windowed))


def _keep_log(folder: Path) -> None:
    """What goes wrong is written down in the shop's folder: a counter on a full screen has no other place for it."""
    try:
        keeper = RotatingFileHandler(folder / LOG, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except OSError as fault:
        say(f"{folder / LOG} cannot be written ({fault.strerror}): what goes wrong is not written down.", err=True)
        return
    keeper.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("counter").addHandler(keeper)


def check_display() -> None:
    """Refused where there is no screen to open a window on."""
    if not has_screen() and "QT_QPA_PLATFORM" not in os.environ:
        raise Refused("There is no display here. Start Counter on a machine with a screen, or set DISPLAY.")
