"""What pages ask of the mail server, away from the thread of the screen. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from counter.devices.mail_setup import MailServer
from counter.flows.mail import check_server, has_password, send_try, what_is_away
from counter.flows.shop import Shop
from counter.ui.desk.pending import Pending


class MailServerAsked:
    """`run` does something on a thread of its own, with the answer on the screen's thread."""

    def __init__(self, shop: Shop, run: Callable[[Callable[[], Any]], Pending[Any]]) -> None:
        self._shop, self._run = shop, run

    def has_password(self, server: MailServer) -> Pending[bool]:
        """Whether the password for that server and user is on this machine."""
        return self._run(partial(has_password, self._shop, server))

    def check(self) -> Pending[str]:
        """Whether it lets us in: what is away, "" where nothing is."""
        return self._run(partial(what_is_away, self._shop, check_server))

    def send_try(self, address: str) -> Pending[str]:
        """Sends a receipt that says itself that it is none: what is away, "" where the server took it."""
        return self._run(partial(what_is_away, self._shop, send_try, address))
