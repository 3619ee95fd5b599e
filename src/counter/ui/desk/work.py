"""What a presenter asks of the desk, and what it may look at without asking. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from counter.flows.card_charge import CardAnswer
from counter.flows.shop import Act
from counter.journal.seal import Keyring
from counter.kernel.clock import Clock
from counter.kernel.ids import OrderId, StaffId, TerminalId
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.link.status import LinkStatus
from counter.menu.rules import Menu
from counter.promises.model import BarOutlook
from counter.receipts.shares import ShareAsked
from counter.recovery.playbook import Playbook
from counter.settings.rules import Settings
from counter.store.unit import Connection
from counter.till.settlement import Tender
from counter.ui.desk.pending import Pending

P = ParamSpec("P")
R = TypeVar("R")


class Work(Protocol):
    """Runs flows and queries. Answers come later, on the thread of the screen, in the order they were asked.

    Arguments are checked where the flow or query is named: they are its own, without the act or the connection.
    """

    by: StaffId | None
    """Who is signed in; nobody acts while it is None."""

    @property
    def link_status(self) -> LinkStatus:
        """How this terminal and the shop's server stand to each other."""

    @property
    def charging(self) -> bool:
        """Whether a card terminal is being asked for money, and has not answered yet."""

    def do(self, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        """Runs a flow as one act of `by`. What is refused is said in the strip and has no answer."""

    def read(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        """Answers a query for a screen."""

    def charge(self, order_id: OrderId, tender: Tender, amount: Money, share: ShareAsked | None) -> Pending[CardAnswer]:
        """Has the card terminal take an amount, tip included, to pay an order or the ticket in work by `tender`."""

    def report(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        """Answers a query that may take its time, without holding up the others."""


class CurrentShop(Protocol):
    """What is so in the shop at this moment. Look each time; a copy would miss the next change."""

    @property
    def folder(self) -> Path:
        """Where its files are."""

    @property
    def terminal(self) -> TerminalId:
        """Which of the shop's terminals this is."""

    @property
    def of_several(self) -> bool:
        """Whether the shop has other terminals, too, and a server between them."""

    @property
    def clock(self) -> Clock:
        """The time."""

    @property
    def settings(self) -> Settings:
        """What the shop decided."""

    @property
    def keys(self) -> Keyring:
        """What this terminal may sign with: it says which code a voucher has."""

    @property
    def menu(self) -> Menu:
        """What is on sale."""

    @property
    def language(self) -> Language:
        """How this shop says things."""

    @property
    def playbook(self) -> Playbook:
        """What to do when something went wrong."""

    @property
    def outlook(self) -> BarOutlook:
        """What the forecast last published."""
