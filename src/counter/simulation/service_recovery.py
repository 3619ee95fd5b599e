"""What the simulated team does about late orders: tells a new time before the promise is due, makes it right after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from counter.flows import put_right, reset_promise
from counter.flows.gestures import GestureRequest
from counter.flows.put_right import Answer
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, StaffId
from counter.promises.model import BarOutlook
from counter.recovery.rules import LATE
from counter.simulation.context import Context
from counter.simulation.simulated_bar import BarJob, SimulatedBar
from counter.simulation.voucher_wallet import VoucherWallet
from counter.simulation.workers import Worker
from counter.vouchers.code import voucher_code
from counter.vouchers.queries import vouchers_for

# Seconds, as ranges.
_NOTICES, _TELLS = (3.0, 14.0), (6.0, 14.0)
_SEES_LATE, _SPEAKS, _TRIES_AGAIN = (20.0, 90.0), (8.0, 20.0), 15.0
# A wait from which there is something on the house, and one from which some rush off; shares, and minutes.
_TREAT_FROM, _LEAVES_FROM = timedelta(minutes=6), timedelta(minutes=3)
_LEAVES, _RETURNS, _RETURNS_AFTER = 0.06, 0.35, (20.0, 180.0)
APOLOGY, TREAT = GestureRequest("apology"), "on_the_house"


class ServiceRecovery:
    """Watches the bar's outlook, and speaks to customers when somebody is free."""

    def __init__(self, context: Context, bar: SimulatedBar, till: Worker, wallet: VoucherWallet) -> None:
        self._context = context
        self._bar = bar
        self._till = till
        self._wallet = wallet
        self._about_to_tell: set[OrderId] = set()
        self._seen_late: set[OrderId] = set()
        self._answered: set[OrderId] = set()

    def take_free_person(self, seconds: float) -> StaffId | None:
        """Somebody with nothing to do, from now on busy for `seconds`; None if nobody is free."""
        worker = self._till if self._till.is_free else self._bar.crew.free_worker()
        if worker is None:
            return None
        worker.take_time(seconds)
        return worker.person

    def _take_lone_person(self, seconds: float) -> StaffId | None:
        """Whoever works alone calls it out at work, which takes that much longer; None where there are several."""
        if not self._context.team.alone:
            return None
        self._till.take_time(seconds)
        return self._till.person

    def watch(self, outlook: BarOutlook) -> None:
        """After a tick: plans to tell a new time where the outlook says so, and to speak where an order is late.

        Who was promised nothing is told a time as soon as there is one.
        """
        for job in list(self._bar.open.values()):
            if job.order_id in outlook.to_tell and job.order_id not in self._about_to_tell:
                self._about_to_tell.add(job.order_id)
                self._plan(job, _NOTICES, "_tell", self._tell_new_time)
            elif job.due is None:
                self._plan_first_promise(job, outlook)
            elif job.late(self._context.events.now) and job.order_id not in self._seen_late:
                self._seen_late.add(job.order_id)
                self._plan(job, _SEES_LATE, "_speak", self._speak_to_late_customer)

    # `rng_name` is part of the seed (see rng_for), not the name of the action: renaming that changes no day.
    def _plan(self, job: BarJob, seconds: tuple[float, float], rng_name: str, action: Callable[[BarJob], None]) -> None:
        rng = self._context.rng("soon", job.rng_name, rng_name)
        self._context.events.after(rng.uniform(*seconds), partial(action, job))

    def _tell_new_time(self, job: BarJob) -> None:
        """Tells a customer the new time if it still lies ahead and somebody can; else the next watch plans it again."""
        self._about_to_tell.discard(job.order_id)
        outlook = self._context.shop.outlook
        if job.order_id not in self._bar.open or job.order_id not in outlook.to_tell:
            return
        risk = outlook.risks[job.order_id]
        if risk.reset_to <= self._context.events.now:
            return
        seconds = self._context.rng("tells", job.rng_name).uniform(*_TELLS)
        by = self.take_free_person(seconds) or self._take_lone_person(seconds)
        if by is not None:
            self._context.do(by, reset_promise.reset_promise, job.order_id, risk.reset_to, told=True, why=risk.why)

    def _plan_first_promise(self, job: BarJob, outlook: BarOutlook) -> None:
        if job.order_id in outlook.offers and job.order_id not in self._about_to_tell:
            self._about_to_tell.add(job.order_id)
            self._plan(job, _NOTICES, "_promise", self._tell_first_time)

    def _tell_first_time(self, job: BarJob) -> None:
        """Tells a customer who was promised nothing the time on offer, if somebody can; else a later watch plans it."""
        self._about_to_tell.discard(job.order_id)
        due = self._context.shop.outlook.offers.get(job.order_id)
        if job.order_id not in self._bar.open or due is None or due <= self._context.events.now:
            return
        seconds = self._context.rng("promises", job.rng_name).uniform(*_TELLS)
        by = self.take_free_person(seconds) or self._take_lone_person(seconds)
        if by is not None:
            self._context.do(by, reset_promise.reset_promise, job.order_id, due, told=True)
            job.due = due

    def _speak_to_late_customer(self, job: BarJob) -> None:
        """Speaks to a customer whose order is late, as soon as somebody is free."""
        if job.order_id not in self._bar.open:
            return
        by = self.take_free_person(self._context.rng("speaks", job.rng_name).uniform(*_SPEAKS))
        if by is None:
            self._context.events.after(_TRIES_AGAIN, partial(self._speak_to_late_customer, job))
        else:
            self._make_right(job, by)

    def _make_right(self, job: BarJob, by: StaffId) -> None:
        """A greeting; after a long wait an apology and something on the house."""
        self._answered.add(job.order_id)
        if job.due is None or self._context.events.now - job.due < _TREAT_FROM:
            self._context.do(by, put_right.greet, job.order_id)
            return
        treat = GestureRequest(TREAT, amount=self._context.shop.playbook.gestures[TREAT].up_to)
        self.record(by, Answer(LATE, job.order_id, gestures=(APOLOGY, treat)))

    def record(self, by: StaffId, answer: Answer) -> None:
        """Records an answer to a mishap: by the owner beyond what `by` may give, only the apology beyond any cap."""
        for person in (by, self._context.team.owner.staff_id):
            try:
                self._context.do(person, put_right.put_right, answer)
            except Refused:
                continue
            return
        self._context.do(by, put_right.put_right, replace(answer, gestures=(APOLOGY,)))

    def collected(self, job: BarJob, by: StaffId) -> None:
        """A customer takes an order. Whoever hands it over makes a late one right, unless the customer rushes off."""
        late = job.late(self._context.events.now)
        if late is None:
            return
        rng = self._context.rng("collects late", job.rng_name)
        rushes = rng.random() < _LEAVES and late > _LEAVES_FROM
        if job.order_id not in self._answered and not rushes:
            self._make_right(job, by)
        if rng.random() < _RETURNS:
            self.keep_voucher(job.order_id, rng.uniform(*_RETURNS_AFTER))

    def keep_voucher(self, order_id: OrderId, minutes: float) -> None:
        """The customer of an order keeps the newest voucher printed for it, and comes back in `minutes` or later."""
        vouchers = self._context.shop.read(vouchers_for, order_id)
        if vouchers:
            newest = vouchers[-1]
            code = voucher_code(self._context.shop.keys.vouchers[newest.key_number], newest.voucher_id)
            self._wallet.add(code, self._context.events.now + timedelta(minutes=minutes))
