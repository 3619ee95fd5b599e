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

from counter.promises.forecast.draws import Floats
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pool_state import InHand, PoolState
from counter.promises.forecast.service_times import ServiceTimes

_OUT_OF_THE_BLUE: Final = -7.5  # log chance of an end that a number of workers gives no reason for
_OUT_OF_TURN: Final = -2.0  # log chance that another is made than the next in the queue
_LIMIT: Final = 8.0


class Pool:
    """The parts of open orders that one kind of workers makes; whoever is free takes the next."""

    def __init__(self, name: str, workers: Mapping[int, float]) -> None:
        """Nothing to do yet. `workers` are the numbers there may be, and how likely each is."""
        self.name = name
        self.orders: dict[str, OpenOrder] = {}
        self.states = [PoolState(number) for number in workers]
        self._odds: Floats = np.log(list(workers.values()))
        self._likely = int(np.argmax(self._odds))

    def part(self, order: str) -> Part:
        """An open order's part here."""
        return self.orders[order].parts[self.name]

    @property
    def likely(self) -> PoolState:
        """What is in hand and in the queue with the likeliest number of workers."""
        return self.states[self._likely]

    def enter(self, order: OpenOrder, *, taps: bool) -> None:
        """An order joins. `taps`: it is not in hand until somebody says so."""
        self.orders[order.order] = order
        for state in self.states:
            state.enter(order.order, order.at, self.queue_index(order, state), waits_for_tap=taps)

    def queue_index(self, order: OpenOrder, state: PoolState) -> int:
        """Where in a queue an order joins: a remake first, one that goes first after others that do, the rest last."""
        if order.remake:
            return 0
        if not order.first:
            return len(state.queue)
        return max((at for at, name in enumerate(state.queue, start=1) if self.orders[name].goes_first), default=0)

    def begin(self, name: str, at: float, barista: str | None) -> None:
        """Somebody says they began an order: what they had in hand is done, or is made with it."""
        part, placed = self.part(name), self.orders[name].at
        for state in self.states:
            for other, making in list(state.in_hand.items()):
                if barista is None or other == name or self.part(other).barista != barista:
                    continue
                if at > making.start:
                    state.put_down(other, at, sure=placed < at - 1.0)
                else:
                    self.part(other).together = part.together = True
            state.take(name, at)
        part.barista = barista

    def weigh_numbers(self, name: str, at: float, service: ServiceTimes) -> None:
        """Weigh how many workers there may be, by how long this part took from when each number has it begun."""
        if len(self.states) > 1:
            odds = self._odds + np.array([self._fits(state, name, at, service) for state in self.states])
            self._believe(np.maximum(odds - odds.max(), -_LIMIT))

    def _believe(self, odds: Floats) -> None:
        self._odds, self._likely = odds, int(np.argmax(odds))

    def _fits(self, state: PoolState, name: str, at: float, service: ServiceTimes) -> float:
        """How well it fits a state (the log of a density) that a part was done at `at`."""
        part, making = self.part(name), state.in_hand.get(name)
        if making is not None:
            return max(service.log_chance(part, max(at - making.start, 1.0), state.pace), _OUT_OF_THE_BLUE)
        begun = [other.start for other in state.in_hand.values()] + self._set_free(state, at, service)
        chances = [exp(service.log_chance(part, max(at - start, 1.0), state.pace)) for start in begun if start < at]
        return max(log(fmean(chances)) + _OUT_OF_TURN, _OUT_OF_THE_BLUE) if chances else _OUT_OF_THE_BLUE

    def _set_free(self, state: PoolState, at: float, service: ServiceTimes) -> list[float]:
        """When workers were likely free again whose order is kept open by another part of it."""
        ends = (
            making.start + exp(service.expected(self.part(name), state.pace))
            for name, making in state.in_hand.items()
            if len(self.orders[name].parts) > 1
        )
        return [end for end in ends if end < at]

    def learn(self, name: str, at: float, service: ServiceTimes) -> None:
        """A part was done at `at`: every state learns of the pace, the likeliest of the items."""
        part = self.part(name)
        for state in self.states:
            making = state.making_of(name)
            if making is None or not making.sure or part.together:
                continue
            seconds = (making.end or at) - making.start
            if state is self.likely:
                service.learn(part, seconds, state.pace)
            service.weigh(part, seconds, state.pace)

    def out_of_turn(self, name: str, at: float, service: ServiceTimes) -> InHand | None:
        """An order that waited comes ready at `at`: it was made in place of one that was thought to be in hand.

        Gives how it was made in the likeliest state; None where it was in hand, or nobody can have made it.
        """
        found = None
        for state in self.states:
            if name in state.queue:
                making = self._swap(state, name, at, service)
                found = making if state is self.likely else found
        return found

    def _swap(self, state: PoolState, name: str, at: float, service: ServiceTimes) -> InHand | None:
        part = self.part(name)
        fits = {
            other: service.log_chance(part, at - making.start, state.pace)
            for other, making in state.in_hand.items()
            if making.start < at - 1.0
        }
        if not fits:
            return None
        other = max(fits, key=fits.__getitem__)
        making = state.in_hand.pop(other)
        state.queue.remove(name)
        state.queue.insert(0, other)
        state.in_hand[name] = making
        return making

    def finish(self, name: str, at: float, *, sure: bool, taps: bool) -> None:
        """A part is done, or not wanted any more: its workers take the next in the queue at `at`.

        `sure`: that is when it was done.
        """
        del self.orders[name]
        for state in self.states:
            state.leave(name)
            if not taps:
                state.take_up(at, sure=sure)

    def makings_of(self, name: str) -> tuple[InHand | None, ...]:
        """What each state knows of the making of an order's part; None where it waits."""
        return tuple(state.making_of(name) for state in self.states)

    def bring_back(self, order: OpenOrder, makings: Sequence[InHand | None], at: float, *, taps: bool) -> None:
        """A part was not done after all: who had it in hand has it still; one that waited stands before all later."""
        self.orders[order.order] = order
        for state, making in zip_longest(self.states, makings):
            if making is not None and making.end is None:
                state.in_hand[order.order] = InHand(making.start, sure=False)
                state.put_back()
            elif making is not None:
                state.done[order.order] = making
            else:
                earlier = sum(self.orders[name].at <= order.at for name in state.queue)
                state.queue.insert(earlier, order.order)
            if not taps:
                state.take_up(at, sure=False)

    def change(self, name: str, at: float, *, made: bool) -> None:
        """A part changed and keeps its place; where some of it was `made` just now, the rest is in hand."""
        for state in self.states:
            if made:
                state.take(name, at, sure=False)
            elif name in state.in_hand:
                state.take(name, state.in_hand[name].start, sure=False)

    def staff(self, workers: int, at: float, *, taps: bool) -> None:
        """So many sign in from now on."""
        (state,) = self.states
        more, state.workers = workers > state.workers, workers
        if not taps:
            state.take_up(at, sure=more)

    def pass_time(self, seconds: float) -> None:
        """Let time go by: what was seen of the paces grows stale."""
        for state in self.states:
            state.pace.pass_time(seconds)

    def begin_no_earlier_than_placed(self) -> None:
        """Nothing in hand was begun before it was ordered."""
        for name, order in self.orders.items():
            for state in self.states:
                state.begin_no_earlier(name, order.at)

    def clear(self) -> None:
        """A new day: nothing from before is still being made."""
        self.orders.clear()
        for state in self.states:
            state.clear()

    def snapshot(self) -> dict[str, Any]:
        """How likely each number of workers is (logs), and the pace with it, as JSON values."""
        return {"odds": self._odds.tolist(), "paces": [state.pace.share.tolist() for state in self.states]}

    def restore(self, known: Mapping[str, Any]) -> None:
        """Believe what the snapshot says. ValueError where it had another number of states."""
        self._believe(np.array(known["odds"]))
        for state, share in zip(self.states, known["paces"], strict=True):
            state.pace.believe(np.array(share))
