"""What was worked out about the shop's promises: the process that does it, where it is kept, what one decides by it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Lock

import msgspec

from counter.flows.menu import change_item
from counter.flows.open_shop import decide
from counter.flows.shop import Act, Shop
from counter.kernel.errors import Refused
from counter.kernel.ids import ItemId
from counter.kernel.private_files import write_anew
from counter.kernel.typed_json import read_json
from counter.menu.checks import check_making_time
from counter.menu.rules import as_it_is
from counter.reports.promise_page import DAYS, PromisePage, past_days, promise_page
from counter.store.unit import Connection
from counter.till.drawer_queries import count_closes

_KEPT = "promises.json"


def work_out(shop: Shop, days: int = DAYS) -> PromisePage:
    """Works it out now, of the last so many days. It takes minutes for a busy shop, and writes nothing."""
    closes = shop.report(count_closes, shop.terminal)
    past = shop.report(past_days, shop.journal.registry, shop.settings, shop.clock.now(), days)
    return promise_page(past, shop.settings, shop.menu.items, closes)


def worked_out(folder: Path) -> PromisePage | None:
    """What was kept last in the shop's folder; None where nothing was, or nobody can read it."""
    try:
        return read_json((folder / _KEPT).read_bytes(), PromisePage)
    except (OSError, msgspec.MsgspecError):
        return None


def kept_page(_connection: Connection, folder: Path) -> PromisePage | None:
    """The same, away from the thread of the screen."""
    return worked_out(folder)


class WorkOutApart:
    """Works it out in a process of its own, of the least priority, and keeps what it says; one at a time."""

    def __init__(self, folder: Path) -> None:
        """For the shop in `folder`."""
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._ended, self._lock = False, Lock()

    def run(self) -> bool:
        """Waits for the process; whether there is something new. Never while another of these runs, nor after `end`."""
        words = [sys.executable, "-m", "counter", "--shop", str(self._folder), "promises", "--what-if", "--json"]
        with self._lock:
            if self._ended:
                return False
            try:
                self._process = subprocess.Popen(  # noqa: S603 - ourselves
                    words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            except OSError:
                return False
        said, _ = self._process.communicate()
        try:
            read_json(said, PromisePage)
            write_anew(self._folder / _KEPT, said)
        except (OSError, msgspec.MsgspecError):
            return False
        return True

    def end(self) -> None:
        """The counter closes: what is being worked out is given up, and is worked out after the next start."""
        with self._lock:
            self._ended = True
            if self._process is not None and self._process.poll() is None:
                self._process.terminate()


def promise_as_surely(act: Act, target: float) -> None:
    """From the next order on promises are made to be kept so often (0.80 to 0.98). Refused as `decide` says."""
    decide(act, {"promises": msgspec.to_builtins(replace(act.settings.promises, target=target))})


def say_making_time(act: Act, item_id: ItemId, seconds: int) -> None:
    """The menu says from now on that an item takes so long. Refused as `change_item` says."""
    item = act.menu.item(item_id)
    if item.making_seconds == seconds:
        raise Refused("The menu says so already.")
    change_item(act, replace(as_it_is(item), making_seconds=check_making_time(seconds)), None)
