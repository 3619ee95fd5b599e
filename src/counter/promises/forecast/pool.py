"""Workers who share one queue: what they have in hand, what waits, for every hypothesis of how many they are."""

from collections.abc import Container, Sequence
from itertools import zip_longest
from math import exp, log
from statistics import fmean
from typing import Final

from counter.promises.forecast import priors
from counter.promises.forecast.crew_size import CrewSizeBelief, Hypothesis, InHand
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.service_times import ServiceTimes

_OUT_OF_THE_BLUE: Final = -7.5  # log chance of an end that a hypothesis has no reason for
_OUT_OF_TURN: Final = -2.0  # log chance that another is made than the next in the queue
_WAITED: Final = 5.0  # seconds in the queue after which an order was not taken up for want of workers
_ALL_BUSY: Final = -1.5  # log chance that it waits though a worker is free
_WORTH_PLAYING: Final = 0.06


class Pool:
    """The parts of open orders that one kind of workers makes; whoever is free takes the next."""

    def __init__(self, name: str, size: CrewSizeBelief) -> None:
        """Nothing to do yet."""
        self.name, self.size = name, size
        self.orders: dict[str, OpenOrder] = {}

    def part(self, order: str) -> Part:
        """An open order's part here."""
        return self.orders[order].parts[self.name]

    @property
    def likely(self) -> Hypothesis:
        """What is in hand and in the queue in the likeliest hypothesis."""
        return self.size.likely

    def enter(self, order: OpenOrder, firsts: Container[str], *, taps: bool) -> None:
        """An order joins. `firsts` are those that go first; `taps`: it is not in hand until somebody says so."""
        order.parts[self.name].crowded = bool(self.orders)
        self.orders[order.order] = order
        for hypothesis in self.size.hypotheses:
            hypothesis.enter(order.order, order.at, queue_index(order, hypothesis, firsts), waits_for_tap=taps)

    def begin(self, name: str, at: float, barista: str | None) -> None:
        """Somebody says they began an order: what they had in hand is done, or is made with it."""
        part, placed = self.part(name), self.orders[name].at
        for hypothesis in self.size.hypotheses:
            for other, making in list(hypothesis.in_hand.items()):
                if barista is None or other == name or self.part(other).barista != barista:
                    continue
                if at > making.start:
                    hypothesis.put_down(other, at, sure=placed < at - 1.0)
                else:
                    self.part(other).together = part.together = True
            hypothesis.take(name, at)
        part.barista = barista
        if at - placed > _WAITED:
            self.size.weigh([0.0 if len(each.in_hand) == each.workers else _ALL_BUSY for each in self.size.hypotheses])

    def weigh_sizes(self, name: str, at: float, service: ServiceTimes) -> None:
        """Weigh the hypotheses by how long this part took from when each has it begun."""
        if len(self.size.hypotheses) > 1:
            self.size.weigh([self._fits(hypothesis, name, at, service) for hypothesis in self.size.hypotheses])

    def _fits(self, hypothesis: Hypothesis, name: str, at: float, service: ServiceTimes) -> float:
        """How well it fits a hypothesis (the log of a density) that a part was done at `at`."""
        part, making = self.part(name), hypothesis.in_hand.get(name)
        if making is not None:
            return max(service.log_chance(part, max(at - making.start, 1.0), hypothesis.pace), _OUT_OF_THE_BLUE)
        begun = [other.start for other in hypothesis.in_hand.values()] + self._set_free(hypothesis, at, service)
        chances = [
            exp(service.log_chance(part, max(at - start, 1.0), hypothesis.pace)) for start in begun if start < at
        ]
        return max(log(fmean(chances)) + _OUT_OF_TURN, _OUT_OF_THE_BLUE) if chances else _OUT_OF_THE_BLUE

    def _set_free(self, hypothesis: Hypothesis, at: float, service: ServiceTimes) -> list[float]:
        """When workers were likely free again whose order is kept open by another part of it."""
        ends = (
            making.start + exp(service.expected(self.part(name), hypothesis.pace))
            for name, making in hypothesis.in_hand.items()
            if len(self.orders[name].parts) > 1
        )
        return [end for end in ends if end < at]

    def learn(self, name: str, at: float, service: ServiceTimes) -> None:
        """A part was done at `at`: every hypothesis learns of the pace, the likeliest, if it is sure, of the items."""
        part = self.part(name)
        for hypothesis in self.size.hypotheses:
            making = hypothesis.making_of(name)
            if making is None or not making.sure or part.together:
                continue
            seconds = (making.end or at) - making.start
            if hypothesis is self.likely and self.size.sure:
                service.learn(part, seconds, hypothesis.pace)
            service.weigh(part, seconds, hypothesis.pace)

    def out_of_turn(self, name: str, at: float, service: ServiceTimes) -> InHand | None:
        """An order that waited comes ready at `at`: it was made in place of one that was thought to be in hand.

        Gives how it was made in the likeliest hypothesis; None where it was in hand, or nobody can have made it.
        """
        found = None
        for hypothesis in self.size.hypotheses:
            if name in hypothesis.queue:
                making = self._swap(hypothesis, name, at, service)
                found = making if hypothesis is self.likely else found
        return found

    def _swap(self, hypothesis: Hypothesis, name: str, at: float, service: ServiceTimes) -> InHand | None:
        part = self.part(name)
        fits = {
            other: service.log_chance(part, at - making.start, hypothesis.pace)
            for other, making in hypothesis.in_hand.items()
            if making.start < at - 1.0
        }
        if not fits:
            return None
        other = max(fits, key=fits.__getitem__)
        making = hypothesis.in_hand.pop(other)
        hypothesis.queue.remove(name)
        hypothesis.queue.insert(0, other)
        hypothesis.in_hand[name] = making
        return making

    def finish(self, name: str, at: float, *, sure: bool, taps: bool) -> None:
        """A part is done at `at`: its workers take the next in the queue. `sure`: that is when it was done."""
        del self.orders[name]
        for hypothesis in self.size.hypotheses:
            hypothesis.leave(name)
            if not taps:
                hypothesis.recount(at, sure=sure)

    def makings_of(self, name: str) -> tuple[InHand | None, ...]:
        """What each hypothesis knows of the making of an order's part; None where it waits."""
        return tuple(hypothesis.making_of(name) for hypothesis in self.size.hypotheses)

    def bring_back(self, order: OpenOrder, makings: Sequence[InHand | None], at: float, *, taps: bool) -> None:
        """A part was not done after all: who had it in hand has it still; one that waited stands before all later."""
        self.orders[order.order] = order
        for hypothesis, making in zip_longest(self.size.hypotheses, makings):
            if making is not None and making.end is None:
                hypothesis.in_hand[order.order] = InHand(making.start, sure=False)
            elif making is not None:
                hypothesis.done[order.order] = making
            else:
                earlier = sum(self.orders[name].at <= order.at for name in hypothesis.queue)
                hypothesis.queue.insert(earlier, order.order)
            if not taps:
                hypothesis.recount(at, sure=False)

    def drop(self, name: str, at: float, *, taps: bool) -> None:
        """A part is not wanted any more, or was given up."""
        del self.orders[name]
        for hypothesis in self.size.hypotheses:
            hypothesis.leave(name)
            if not taps:
                hypothesis.recount(at, sure=False)

    def change(self, name: str, at: float, *, made: bool) -> None:
        """A part changed and keeps its place; where some of it was `made` just now, the rest is in hand."""
        for hypothesis in self.size.hypotheses:
            if made:
                hypothesis.take(name, at, sure=False)
            elif name in hypothesis.in_hand:
                hypothesis.take(name, hypothesis.in_hand[name].start, sure=False)

    def staff(self, known: int, at: float, *, first: bool, taps: bool) -> None:
        """So many workers are known of from now on."""
        more = known > self.size.known
        self.size.staff(known, first=first)
        if not taps:
            for hypothesis in self.size.hypotheses:
                hypothesis.recount(at, sure=more)

    def begin_no_earlier_than_placed(self) -> None:
        """Nothing in hand was begun before it was ordered."""
        for name, order in self.orders.items():
            for hypothesis in self.size.hypotheses:
                hypothesis.begin_no_earlier(name, order.at)

    def clear(self) -> None:
        """A new day: nothing from before is still being made."""
        self.orders.clear()
        for hypothesis in self.size.hypotheses:
            hypothesis.clear()

    def shares(self, at: float, service: ServiceTimes) -> list[tuple[Hypothesis, float]]:
        """The hypotheses worth playing on and how much each is believed, what is not finished yet counted in."""
        if len(self.size.hypotheses) == 1:
            return [(self.size.hypotheses[0], 1.0)]
        share: dict[int, float] = {}
        by_workers: dict[int, Hypothesis] = {}
        believed = sorted(zip(self.size.share.tolist(), self.size.hypotheses, strict=True), key=lambda pair: -pair[0])
        for each, hypothesis in believed:  # of hypotheses of as many workers, the likeliest speaks for all
            by_workers.setdefault(hypothesis.workers, hypothesis)
            share[hypothesis.workers] = share.get(hypothesis.workers, 0.0) + each
        for workers, hypothesis in by_workers.items():
            if share[workers] > _WORTH_PLAYING:
                share[workers] *= self._unfinished(hypothesis, at, service)
        total = sum(share.values())
        worth = [
            (by_workers[workers], each) for workers, each in sorted(share.items()) if each > _WORTH_PLAYING * total
        ]
        total = sum(each for _, each in worth)
        return [(hypothesis, each / total) for hypothesis, each in worth]

    def _unfinished(self, hypothesis: Hypothesis, at: float, service: ServiceTimes) -> float:
        """The chance that nothing that this hypothesis has in hand is finished yet."""
        chance = 1.0
        for name, making in hypothesis.in_hand.items():
            order, age = self.orders[name], at - making.start
            if age > priors.FRESH and not order.frozen and len(order.parts) == 1:
                chance *= priors.OUTLIERS + (1 - priors.OUTLIERS) * service.survival(
                    order.parts[self.name], age, hypothesis.pace
                )
        return chance


def queue_index(order: OpenOrder, hypothesis: Hypothesis, firsts: Container[str]) -> int:
    """Where in the queue an order joins: a remake first, quick ones after quick ones and work begun, the rest last."""
    if order.remake:
        return 0
    if not order.first:
        return len(hypothesis.queue)
    before = (at for at, name in enumerate(hypothesis.queue, start=1) if name in firsts or name in hypothesis.begun)
    return max(before, default=0)
