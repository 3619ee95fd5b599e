"""Plays a trading day: customers come, the team works, until the last order is handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from counter.flows import make, staff, watch
from counter.flows.shop import Shop
from counter.kernel.clock import SetClock
from counter.kernel.ids import StaffId
from counter.settings.stations import COUNTER
from counter.simulation.context import Context
from counter.simulation.event_queue import EventQueue
from counter.simulation.later_mishaps import LaterMishaps
from counter.simulation.printing import BackgroundPrinting, Render
from counter.simulation.service_recovery import ServiceRecovery
from counter.simulation.simulated_bar import BarJob, JobLine, SimulatedBar
from counter.simulation.simulated_till import Served, serve
from counter.simulation.team import Team
from counter.simulation.visits import Visit
from counter.simulation.voucher_wallet import VoucherWallet
from counter.simulation.workers import Worker

TICK = 10.0
"""Seconds between two looks at the bar, as on the screens."""
PRINT_EVERY = 20
"""How many orders are placed between two looks at the printer."""
OPENS_BEFORE = timedelta(minutes=10)
"""How long before the first order the team signs in."""
# Minutes between two errands of one person; seconds.
_ERRAND_EVERY, _ERRAND = 45.0, (60.0, 210.0)
_TAKES_ORDER, _TAKES_LINE = 7.0, 3.0


class SimulatedDay:
    """One simulated day in one shop."""

    def __init__(self, shop: Shop, clock: SetClock, team: Team, seed: int, render: Render) -> None:
        self._context = Context(shop, EventQueue(clock), team, seed)
        self._printing = BackgroundPrinting(shop, render)
        self._bar = SimulatedBar(self._context, self._collected)
        self._till = self._bar.crew.workers[0] if team.alone else Worker(self._context.events, team.till)
        self._wallet = VoucherWallet()
        self._recovery = ServiceRecovery(self._context, self._bar, self._till, self._wallet)
        self._later_mishaps = LaterMishaps(self._context, self._recovery, self._add_to_bar)
        self._ticking = False

    def play(self, visits: Sequence[Visit], placed: Callable[[str], None]) -> None:
        """Plays the whole day. `placed` is called with each order's number as soon as the order is durable."""
        events = self._context.events
        self._sign_in()
        for worker in self._bar.crew.workers:
            self._plan_errands(worker, visits[-1].at)
        for number, visit in enumerate(visits, start=1):
            events.at(visit.at, partial(self._serve, visit, number, placed))
        events.run()
        self._printing.print_all()
        self._context.do(self._context.shop.itself, watch.keep_what_was_learned)

    def _plan_errands(self, worker: Worker, until: datetime) -> None:
        """Plans when somebody is away from the bar for a while: milk from the back, a delivery, the dishes."""
        rng = self._context.rng("errands", self._bar.crew.workers.index(worker))
        moment = self._context.events.now
        while (moment := moment + timedelta(minutes=rng.expovariate(1 / _ERRAND_EVERY))) < until:
            self._context.events.at(moment, partial(worker.take_time, rng.uniform(*_ERRAND)))

    def _sign_in(self) -> None:
        team = self._context.team
        for person in team.everybody:
            self._context.do(person.staff_id, staff.sign_in)
        self._context.do(team.bar[0], make.staff_bar, team.bar)

    def _serve(self, visit: Visit, number: int, placed: Callable[[str], None]) -> None:
        served = serve(self._context, visit, number, self._wallet.take_due(self._context.events.now))
        placed(served.sale.called)
        self._till.take_time(_TAKES_ORDER + _TAKES_LINE * len(visit.wants))
        if number % PRINT_EVERY == 0:
            self._printing.print_finished()
        lines = self._job_lines(served)
        if all(line.item.station == COUNTER for line in lines):
            self._later_mishaps.may_happen(served.sale.order_id, number, lines)
            return
        self._add_to_bar(BarJob(served.sale.order_id, number, served.sale.due, remake=False, lines=lines))

    def _add_to_bar(self, job: BarJob) -> None:
        self._bar.add(job)
        self._plan_tick()

    def _job_lines(self, served: Served) -> tuple[JobLine, ...]:
        menu = self._context.shop.menu
        return tuple(
            JobLine(line.line_id, menu.item(line.item_id), line.quantity)
            for line in served.open_ticket.draft.lines
            if line.belongs_to is None
        )

    def _plan_tick(self) -> None:
        if not self._ticking:
            self._ticking = True
            self._context.events.after(TICK, self._tick)

    def _tick(self) -> None:
        self._ticking = False
        if self._bar.open:
            self._recovery.watch(self._context.do(self._context.shop.itself, watch.tick))
            self._plan_tick()

    def _collected(self, job: BarJob, by: StaffId) -> None:
        self._recovery.collected(job, by)
        if not job.remake:
            self._later_mishaps.may_happen(job.order_id, job.number, job.lines)
