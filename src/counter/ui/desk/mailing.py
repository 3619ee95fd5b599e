"""Sends the receipts that wait for the mail server, on a thread of its own, so that neither paper nor a sale waits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from counter.flows.mail import MailPass, mail_waiting, next_to_mail
from counter.flows.shop import Shop
from counter.ui.desk.mail_server import MailServerAsked
from counter.ui.desk.pending import Pending
from counter.ui.desk.printing import Run
from counter.ui.desk.worker import Worker


class Mailing(QObject):
    """The thread is there once a shop has a mail server. All but the work itself is on Qt's thread.

    `acts` does what is recorded; `run` has a thread do something and gives the answer to come; `say` is told why no
    letter goes, "" once they do.
    """

    def __init__(self, shop: Shop, acts: Worker, run: Run, say: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._shop, self._acts, self._run, self._say = shop, acts, run, say
        self._worker: Worker | None = None
        self._asking: Worker | None = None
        self.server = MailServerAsked(shop, self._ask)
        self._ended = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.send)

    def send(self) -> None:
        """Sends what is due, now; what is due later goes then by itself."""
        if self._ended or not self._shop.settings.mails:
            self._say("")
            return
        if self._worker is None:
            self._worker = Worker("mailing")
        self._run(self._worker, partial(mail_waiting, self._shop, self._do)).then(self._take_in)

    def _ask(self, work: Callable[[], Any]) -> Pending[Any]:
        """Does something with the mail server while somebody looks; what waits for it goes on meanwhile."""
        if self._asking is None:
            self._asking = Worker("mail asked")
        return self._run(self._asking, work)

    def end(self) -> None:
        """What waits stays in its queue; what the server has is noted when it answers."""
        self._ended = True
        self._timer.stop()
        for worker in filter(None, (self._worker, self._asking)):
            worker.end()

    def has_ended(self, within: float) -> bool:
        """Waits at most `within` seconds for the letter that the server has; whether it answered."""
        return self._worker is None or self._worker.has_ended(within)

    def _do(self, flow: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Runs a flow of the app itself on the thread for acts, and waits for it: on the mailing thread."""
        if self._ended and flow is next_to_mail:
            raise CancelledError
        return self._acts.submit(lambda: self._shop.do(self._shop.itself, flow, *args, **kwargs)).result()

    def _take_in(self, came: MailPass) -> None:
        self._say(came.fault)
        if came.again_in is not None:
            self._timer.start(max(1, round(came.again_in * 1000)))
