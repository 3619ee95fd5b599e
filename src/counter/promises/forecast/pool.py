"""Workers who share one queue: what they have in hand and what waits.

Baristas sign in, cooks do not. So a kitchen is played on for every number of cooks that it may have, and the number
that what comes out of it fits best is believed.
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from math import exp, log
from statistics import fmean
from typing import Any, Final

import numpy as np

from counter.promises.forecast.deep_line import Picking
from counter.promises.forecast.draws import Floats
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pool_state import InHand, Job, PoolState
from counter.promises.forecast.service_times import ServiceTimes

_OUT_OF_THE_BLUE: Final = -7.5  # log chance of an end that a number of workers gives no reason for
_OUT_OF_TURN: Final = -2.0  # log chance that another is made than the next in the queue
_LIMIT: Final = 8.0


class Pool:
    """The parts of open orders that one kind of workers makes; whoever is free takes the next."""

    def __init__(self, name: str, workers: Mapping[int, float]) -> None:
        """Nothing to do yet. `workers` are the numbers there may be, and how likely each is."""
        self.name = name
        self.orders: dict[Job, OpenOrder] = {}
        self.picking = Picking()
        self.states = [PoolState(number) for number in workers]
        self._odds: Floats = np.log(list(workers.values()))
        self._likely = int(np.argmax(self._odds))

    def part(self, job: Job) -> Part:
        """The part of an open order that is to be made here."""
        return self.orders[job].parts[job[1]]

    @property
    def likely(self) -> PoolState:
        """What is in hand and in the queue with the likeliest number of workers."""
        return self.states[self._likely]

    def enter(self, job: Job, order: OpenOrder, *, taps: bool) -> None:
        """A job joins. `taps`: it is not in hand until somebody says that they began its order."""
        self.orders[job] = order
        for state in self.states:
            state.enter(job, order.at, self.queue_index(order, state), waits_for_tap=taps)

    def queue_index(self, order: OpenOrder, state: PoolState) -> int:
        """Where in a queue an order joins: a remake first, with what else there is to make of it; the rest last."""
        if not order.remake:
            return len(state.queue)
        own = (at for at, (name, _) in enumerate(state.queue, start=1) if name == order.order)
        return max(own, default=0)

    def begin(self, job: Job, at: float, barista: str | None) -> None:
        """Somebody says they began a job: what they had in hand is done, or is made with it.

        What else there is to make of its order may be begun by whoever is free.
        """
        part, placed = self.part(job), self.orders[job].at
        for state in self.states:
            for other, making in list(state.in_hand.items()):
                if barista is None or other == job or self.part(other).barista != barista:
                    continue
                if at > making.start:
                    state.put_down(other, at, sure=placed < at - 1.0)
                else:
                    self.part(other).together = part.together = True
            state.take(job, at)
            state.take_up(at, sure=False, may=self._is_begun)
        part.barista = barista

    def _is_begun(self, job: Job) -> bool:
        return self.orders[job].tapped

    def _take_up(self, state: PoolState, at: float, *, sure: bool, taps: bool) -> None:
        state.take_up(at, sure=sure and not taps, may=self._is_begun if taps else lambda _: True)

    def weigh_numbers(self, job: Job, at: float, service: ServiceTimes) -> None:
        """Weigh how many workers there may be, by how long this part took from when each number has it begun."""
        if len(self.states) > 1:
            odds = self._odds + np.array([self._fits(state, job, at, service) for state in self.states])
            self._believe(np.maximum(odds - odds.max(), -_LIMIT))

    def _believe(self, odds: Floats) -> None:
        self._odds, self._likely = odds, int(np.argmax(odds))

    def _fits(self, state: PoolState, job: Job, at: float, service: ServiceTimes) -> float:
        """How well it fits a state (the log of a density) that a part was done at `at`."""
        part, making = self.part(job), state.in_hand.get(job)
        if making is not None:
            return max(service.log_chance(part, max(at - making.start, 1.0), state.pace), _OUT_OF_THE_BLUE)
        begun = [other.start for other in state.in_hand.values()] + self._set_free(state, at, service)
        chances = [exp(service.log_chance(part, max(at - start, 1.0), state.pace)) for start in begun if start < at]
        return max(log(fmean(chances)) + _OUT_OF_TURN, _OUT_OF_THE_BLUE) if chances else _OUT_OF_THE_BLUE

    def _set_free(self, state: PoolState, at: float, service: ServiceTimes) -> list[float]:
        """When workers were likely free again whose order is kept open by another part of it."""
        ends = (
            making.start + exp(service.expected(self.part(job), state.pace))
            for job, making in state.in_hand.items()
            if len(self.orders[job].parts) > 1
        )
        return [end for end in ends if end < at]

    def learn(self, job: Job, at: float, service: ServiceTimes) -> None:
        """A part was done at `at`: every state learns of the pace, the likeliest of the items."""
        part = self.part(job)
        for state in self.states:
            making = state.making_of(job)
            if making is None or not making.sure or part.together:
                continue
            seconds = (making.end or at) - making.start
            if state is self.likely:
                service.learn(part, seconds, state.pace)
            service.weigh(part, seconds, state.pace)

    def out_of_turn(self, job: Job, at: float, service: ServiceTimes) -> InHand | None:
        """An order that waited comes ready at `at`: it was made in place of one that was thought to be in hand.

        Gives how it was made in the likeliest state; None where it was in hand, or nobody can have made it.
        """
        found = None
        for state in self.states:
            if job in state.queue:
                making = self._swap(state, job, at, service)
                found = making if state is self.likely else found
        return found

    def _swap(self, state: PoolState, job: Job, at: float, service: ServiceTimes) -> InHand | None:
        part = self.part(job)
        fits = {
            other: service.log_chance(part, at - making.start, state.pace)
            for other, making in state.in_hand.items()
            if making.start < at - 1.0
        }
        if not fits:
            return None
        other = max(fits, key=fits.__getitem__)
        making = state.in_hand.pop(other)
        state.queue.remove(job)
        state.queue.insert(0, other)
        state.in_hand[job] = making
        return making

    def finish(self, job: Job, at: float, *, sure: bool, taps: bool) -> None:
        """A part is done, or not wanted any more: its workers take the next in the queue at `at`.

        `sure`: that is when it was done.
        """
        del self.orders[job]
        for state in self.states:
            state.leave(job)
            self._take_up(state, at, sure=sure, taps=taps)

    def in_hand(self) -> tuple[dict[Job, InHand], ...]:
        """What is in hand at this moment, in each state."""
        return tuple(dict(state.in_hand) for state in self.states)

    def still_in_hand(self, before: Sequence[Mapping[Job, InHand]], since: float) -> None:
        """What was in hand `before`, and is thought to have been begun `since` (unix seconds), was never put down."""
        for state, known in zip(self.states, before, strict=True):
            again = {job: known[job] for job, making in state.in_hand.items() if job in known and making.start >= since}
            state.in_hand.update(again)

    def makings_of(self, job: Job) -> tuple[InHand | None, ...]:
        """What each state knows of the making of an order's part; None where it waits."""
        return tuple(state.making_of(job) for state in self.states)

    def bring_back(
        self, job: Job, order: OpenOrder, makings: Sequence[InHand | None], at: float, *, taps: bool
    ) -> None:
        """A job was not done after all: who had it in hand has it still; one that waited stands before all later."""
        self.orders[job] = order
        for state, making in zip_longest(self.states, makings):
            if making is not None and making.end is None:
                state.in_hand[job] = InHand(making.start, sure=False)
                state.put_back()
            elif making is not None:
                state.done[job] = making
            else:
                earlier = sum(self.orders[other].at <= order.at for other in state.queue)
                state.queue.insert(earlier, job)
            self._take_up(state, at, sure=False, taps=taps)

    def change(self, job: Job, at: float, *, made: bool) -> None:
        """A part changed and keeps its place; where some of it was `made` just now, the rest is in hand."""
        for state in self.states:
            if made:
                state.take(job, at, sure=False)
            elif job in state.in_hand:
                state.take(job, state.in_hand[job].start, sure=False)

    def staff(self, workers: int, at: float, *, taps: bool) -> None:
        """So many sign in from now on."""
        (state,) = self.states
        more, state.workers = workers > state.workers, workers
        self._take_up(state, at, sure=more, taps=taps)

    def pass_time(self, seconds: float) -> None:
        """Let time go by: what was seen of the paces grows stale."""
        for state in self.states:
            state.pace.pass_time(seconds)

    def begin_no_earlier_than_placed(self) -> None:
        """Nothing in hand was begun before it was ordered."""
        for job, order in self.orders.items():
            for state in self.states:
                state.begin_no_earlier(job, order.at)

    def clear(self) -> None:
        """A new day: nothing from before is still being made."""
        self.orders.clear()
        for state in self.states:
            state.clear()

    def snapshot(self) -> dict[str, Any]:
        """How likely each number of workers is (logs), the pace with it, and how they pick, as JSON values."""
        return {
            "odds": self._odds.tolist(),
            "paces": [state.pace.share.tolist() for state in self.states],
            "picking": self.picking.snapshot(),
        }

    def restore(self, known: Mapping[str, Any]) -> None:
        """Believe what the snapshot says. ValueError where it had another number of states."""
        self._believe(np.array(known["odds"]))
        self.picking.restore(known["picking"])
        for state, share in zip(self.states, known["paces"], strict=True):
            state.pace.believe(np.array(share))
