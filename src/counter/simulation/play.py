"""Plays a trading day: customers come, the team works, until the last cup is handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from counter.flows import make, staff, watch
from counter.flows.shop import Shop
from counter.kernel.clock import SetClock
from counter.kernel.ids import StaffId
from counter.simulation.agenda import Agenda
from counter.simulation.bar import Bar, Job, Ordered
from counter.simulation.care import Care
from counter.simulation.complaints import Complaints
from counter.simulation.hands import Hand
from counter.simulation.paper_tray import Draw, PaperTray
from counter.simulation.people import Team
from counter.simulation.stage import Stage
from counter.simulation.till import Purse, Served, serve
from counter.simulation.visits import Visit

TICK = 10.0
"""Seconds between two looks at the bar, as on the screens."""
TURN = 20
"""Every so many orders the printer is looked after."""
OPENS_BEFORE = timedelta(minutes=10)
"""The team signs in so long before the first order."""
_ERRAND_EVERY, _ERRAND = 45.0, (60.0, 210.0)
_TAKES_ORDER, _TAKES_LINE = 7.0, 3.0


class Day:
    """One simulated day in one shop."""

    def __init__(self, shop: Shop, clock: SetClock, team: Team, seed: int, draw: Draw) -> None:
        self._stage = Stage(shop, Agenda(clock), team, seed)
        self._tray = PaperTray(shop, draw)
        self._bar = Bar(self._stage, self._collected)
        self._till = self._bar.crew.hands[0] if team.alone else Hand(self._stage.agenda, team.till)
        self._purse = Purse()
        self._care = Care(self._stage, self._bar, self._till, self._purse)
        self._complaints = Complaints(self._stage, self._care, self._to_the_bar)
        self._ticking = False

    def play(self, visits: Sequence[Visit], placed: Callable[[str], None]) -> None:
        """The whole day. `placed` hears each order's number as soon as the order is durable."""
        agenda = self._stage.agenda
        self._sign_in()
        for hand in self._bar.crew.hands:
            self._errands(hand, visits[-1].at)
        for number, visit in enumerate(visits, start=1):
            agenda.at(visit.at, partial(self._serve, visit, number, placed))
        agenda.run()
        self._tray.empty()
        self._stage.do(self._stage.shop.itself, watch.keep_what_was_learned)

    def _errands(self, hand: Hand, until: datetime) -> None:
        """Milk from the back, a delivery, the dishes: now and then everybody is away from the bar for a while."""
        luck = self._stage.luck("errands", self._bar.crew.hands.index(hand))
        moment = self._stage.agenda.now
        while (moment := moment + timedelta(minutes=luck.expovariate(1 / _ERRAND_EVERY))) < until:
            self._stage.agenda.at(moment, partial(hand.spend, luck.uniform(*_ERRAND)))

    def _sign_in(self) -> None:
        team = self._stage.team
        for person in team.everybody:
            self._stage.do(person.staff_id, staff.sign_in)
        self._stage.do(team.bar[0], make.staff_bar, team.bar)

    def _serve(self, visit: Visit, number: int, placed: Callable[[str], None]) -> None:
        served = serve(self._stage, visit, number, self._purse.bring(self._stage.agenda.now))
        placed(served.sold.called)
        self._till.spend(_TAKES_ORDER + _TAKES_LINE * len(visit.wants))
        if number % TURN == 0:
            self._tray.turn()
        lines = self._lines(served)
        if all(line.item.station == "counter" for line in lines):
            self._complaints.perhaps(served.sold.order_id, number, lines)
            return
        self._to_the_bar(Job(served.sold.order_id, number, served.sold.due, remake=False, lines=lines))

    def _to_the_bar(self, job: Job) -> None:
        self._bar.take(job)
        self._watch()

    def _lines(self, served: Served) -> tuple[Ordered, ...]:
        menu = self._stage.shop.menu
        return tuple(
            Ordered(line.line_id, menu.item(line.item_id), line.quantity) for line in served.open_ticket.draft.lines
        )

    def _watch(self) -> None:
        if not self._ticking:
            self._ticking = True
            self._stage.agenda.after(TICK, self._tick)

    def _tick(self) -> None:
        self._ticking = False
        if self._bar.open:
            self._care.look(self._stage.do(self._stage.shop.itself, watch.tick))
            self._watch()

    def _collected(self, job: Job, by: StaffId) -> None:
        self._care.collected(job, by)
        if not job.remake:
            self._complaints.perhaps(job.order_id, job.number, job.lines)
