"""How the simulated team looks after people: tells a new time before it is due, owns what is late."""

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
from counter.simulation.bar import Bar, Job
from counter.simulation.hands import Hand
from counter.simulation.stage import Stage
from counter.simulation.till import Purse
from counter.vouchers.code import voucher_code
from counter.vouchers.queries import vouchers_for

_NOTICES, _TELLS = (3.0, 14.0), (6.0, 14.0)
_SEES_LATE, _SPEAKS, _TRIES_AGAIN = (20.0, 90.0), (8.0, 20.0), 15.0
_TREAT_FROM, _LEAVES_FROM = timedelta(minutes=6), timedelta(minutes=3)
_LEAVES, _RETURNS, _RETURNS_AFTER = 0.06, 0.35, (20.0, 180.0)
APOLOGY, TREAT = GestureRequest("apology"), "on_the_house"


class Care:
    """Watches the bar's outlook, and speaks to customers when somebody has their hands free."""

    def __init__(self, stage: Stage, bar: Bar, till: Hand, purse: Purse) -> None:
        self._stage = stage
        self._bar = bar
        self._till = till
        self._purse = purse
        self._going: set[OrderId] = set()
        self._seen_late: set[OrderId] = set()
        self._answered: set[OrderId] = set()

    def somebody(self, seconds: float) -> StaffId | None:
        """Somebody with neither a customer nor a cup in hand, from now on busy for `seconds`; None if nobody is."""
        hand = self._till if self._till.is_free else self._bar.crew.free()
        if hand is None:
            return None
        hand.spend(seconds)
        return hand.person

    def _over_the_machine(self, seconds: float) -> StaffId | None:
        """Whoever works alone calls it out while they go on; what they make takes that much longer."""
        if not self._stage.team.alone:
            return None
        self._till.spend(seconds)
        return self._till.person

    def look(self, outlook: BarOutlook) -> None:
        """After a tick: who is to be told a new time, who waits longer than we said."""
        for job in list(self._bar.open.values()):
            if job.order_id in outlook.to_tell and job.order_id not in self._going:
                self._going.add(job.order_id)
                self._soon(job, _NOTICES, self._tell)
            elif self._stage.agenda.now > job.due and job.order_id not in self._seen_late:
                self._seen_late.add(job.order_id)
                self._soon(job, _SEES_LATE, self._speak)

    def _soon(self, job: Job, seconds: tuple[float, float], deed: Callable[[Job], None]) -> None:
        luck = self._stage.luck("soon", job.name, deed.__name__)
        self._stage.agenda.after(luck.uniform(*seconds), partial(deed, job))

    def _tell(self, job: Job) -> None:
        """Tells a customer the new time if it is still worth a word and somebody can; else at a later look."""
        self._going.discard(job.order_id)
        outlook = self._stage.shop.outlook
        if job.order_id not in self._bar.open or job.order_id not in outlook.to_tell:
            return
        risk = outlook.risks[job.order_id]
        if risk.reset_to <= self._stage.agenda.now:
            return
        seconds = self._stage.luck("tells", job.name).uniform(*_TELLS)
        by = self.somebody(seconds) or self._over_the_machine(seconds)
        if by is not None:
            self._stage.do(by, reset_promise.reset_promise, job.order_id, risk.reset_to, told=True, why=risk.why)

    def _speak(self, job: Job) -> None:
        """Goes over to somebody whose order is late, as soon as somebody can."""
        if job.order_id not in self._bar.open:
            return
        by = self.somebody(self._stage.luck("speaks", job.name).uniform(*_SPEAKS))
        if by is None:
            self._stage.agenda.after(_TRIES_AGAIN, partial(self._speak, job))
        else:
            self._own(job, by)

    def _own(self, job: Job, by: StaffId) -> None:
        """A greeting; for a long wait an apology and something on the house."""
        self._answered.add(job.order_id)
        if self._stage.agenda.now - job.due < _TREAT_FROM:
            self._stage.do(by, put_right.greet, job.order_id)
            return
        treat = GestureRequest(TREAT, amount=self._stage.shop.playbook.gestures[TREAT].up_to)
        self.answer(by, Answer(LATE, job.order_id, gestures=(APOLOGY, treat)))

    def answer(self, by: StaffId, answer: Answer) -> None:
        """Records what was done. Beyond what `by` may give the owner does it; beyond any cap it stays at an apology."""
        for who in (by, self._stage.team.owner.staff_id):
            try:
                self._stage.do(who, put_right.put_right, answer)
            except Refused:
                continue
            return
        self._stage.do(by, put_right.put_right, replace(answer, gestures=(APOLOGY,)))

    def collected(self, job: Job, by: StaffId) -> None:
        """A customer takes an order. For a late one whoever hands it over has a word, unless they rush off with it."""
        if job.ready_at is None or job.ready_at <= job.due:
            return
        luck = self._stage.luck("collects late", job.name)
        rushes = luck.random() < _LEAVES and job.ready_at - job.due > _LEAVES_FROM
        if job.order_id not in self._answered and not rushes:
            self._own(job, by)
        if luck.random() < _RETURNS:
            self.keeps_voucher(job.order_id, luck.uniform(*_RETURNS_AFTER))

    def keeps_voucher(self, order_id: OrderId, minutes: float) -> None:
        """The customer of an order keeps the newest voucher printed for it, and is back in so many minutes or more."""
        vouchers = self._stage.shop.read(vouchers_for, order_id)
        if vouchers:
            code = voucher_code(self._stage.shop.key, vouchers[-1].voucher_id)
            self._purse.put(code, self._stage.agenda.now + timedelta(minutes=minutes))
