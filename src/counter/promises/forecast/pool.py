"""Hands that share one line: what they have in hand, what waits, for every guess of how many they are."""

from collections.abc import Container
from math import exp, log
from statistics import fmean
from typing import Final

from counter.promises.forecast import priors
from counter.promises.forecast.hands import Guess, Hands, Held
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.pacing import Pacing

_OUT_OF_THE_BLUE: Final = -7.5  # log chance of an end that a guess has no reason for
_OUT_OF_TURN: Final = -2.0  # log chance that another is made than the next in line
_WAITED: Final = 5.0  # seconds in line after which an order was not taken up for want of hands
_ALL_BUSY: Final = -1.5  # log chance that it waits though a guess has a hand free
_WORTH_PLAYING: Final = 0.06


class Pool:
    """The parts of open orders that one kind of hands makes; whoever is free takes the next."""

    def __init__(self, name: str, hands: Hands) -> None:
        """Nothing to do yet."""
        self.name, self.hands = name, hands
        self.orders: dict[str, OpenOrder] = {}

    def part(self, order: str) -> Part:
        """An open order's part here."""
        return self.orders[order].parts[self.name]

    @property
    def likely(self) -> Guess:
        """What is in hand and in line in the likeliest guess."""
        return self.hands.likely

    def enter(self, order: OpenOrder, firsts: Container[str], *, taps: bool) -> None:
        """An order joins. `firsts` are those that go first; `taps`: it is not in hand until somebody says so."""
        order.parts[self.name].crowded = bool(self.orders)
        self.orders[order.order] = order
        for guess in self.hands.guesses:
            guess.enter(order.order, order.at, place_of(order, guess, firsts), waits_for_tap=taps)

    def begin(self, name: str, at: float, barista: str | None) -> None:
        """Somebody says they began an order: what they had in hand is done, or is made with it."""
        part, placed = self.part(name), self.orders[name].at
        for guess in self.hands.guesses:
            for other, held in list(guess.in_hand.items()):
                if barista is None or other == name or self.part(other).barista != barista:
                    continue
                if at > held.start:
                    guess.put_down(other, at, sure=placed < at - 1.0)
                else:
                    self.part(other).together = part.together = True
            guess.take(name, at)
        part.barista = barista
        if at - placed > _WAITED:
            self.hands.weigh([0.0 if len(guess.in_hand) == guess.hands else _ALL_BUSY for guess in self.hands.guesses])

    def saw_ready(self, name: str, at: float, pacing: Pacing) -> None:
        """Weigh the guesses by how long this part took from when each believes it was begun."""
        if len(self.hands.guesses) > 1:
            self.hands.weigh([self._fits(guess, name, at, pacing) for guess in self.hands.guesses])

    def _fits(self, guess: Guess, name: str, at: float, pacing: Pacing) -> float:
        """How well it fits a guess (the log of a density) that a part was done at `at`."""
        part, held = self.part(name), guess.in_hand.get(name)
        if held is not None:
            return max(pacing.log_chance(part, max(at - held.start, 1.0), guess.pace), _OUT_OF_THE_BLUE)
        begun = [other.start for other in guess.in_hand.values()] + self._set_free(guess, at, pacing)
        chances = [exp(pacing.log_chance(part, max(at - start, 1.0), guess.pace)) for start in begun if start < at]
        return max(log(fmean(chances)) + _OUT_OF_TURN, _OUT_OF_THE_BLUE) if chances else _OUT_OF_THE_BLUE

    def _set_free(self, guess: Guess, at: float, pacing: Pacing) -> list[float]:
        """When hands were likely free again whose order is kept open by another part of it."""
        ends = (
            held.start + exp(pacing.expected(self.part(name), guess.pace))
            for name, held in guess.in_hand.items()
            if len(self.orders[name].parts) > 1
        )
        return [end for end in ends if end < at]

    def learn(self, name: str, at: float, pacing: Pacing) -> None:
        """A part was done at `at`: every guess learns of the pace, and the likeliest, if it is sure, of the items."""
        part = self.part(name)
        for guess in self.hands.guesses:
            held = guess.made(name)
            if held is None or not held.sure or part.together:
                continue
            seconds = (held.end or at) - held.start
            if guess is self.likely and self.hands.sure:
                pacing.learn(part, seconds, guess.pace)
            pacing.weigh(part, seconds, guess.pace)

    def out_of_turn(self, name: str, at: float, pacing: Pacing) -> Held | None:
        """An order that waited comes ready at `at`: it was made in place of one that was thought to be in hand.

        Gives how it was made in the likeliest guess; None where it was in hand, or nobody can have made it.
        """
        found = None
        for guess in self.hands.guesses:
            if name in guess.line:
                held = self._swap(guess, name, at, pacing)
                found = held if guess is self.likely else found
        return found

    def _swap(self, guess: Guess, name: str, at: float, pacing: Pacing) -> Held | None:
        part = self.part(name)
        fits = {
            other: pacing.log_chance(part, at - held.start, guess.pace)
            for other, held in guess.in_hand.items()
            if held.start < at - 1.0
        }
        if not fits:
            return None
        other = max(fits, key=fits.__getitem__)
        held = guess.in_hand.pop(other)
        guess.line.remove(name)
        guess.line.insert(0, other)
        guess.in_hand[name] = held
        return held

    def finish(self, name: str, at: float, *, sure: bool, taps: bool) -> None:
        """A part is done at `at`: its hands take the next in line. `sure`: that is when it was done."""
        del self.orders[name]
        for guess in self.hands.guesses:
            guess.leave(name)
            if not taps:
                guess.recount(at, sure=sure)

    def drop(self, name: str, at: float, *, taps: bool) -> None:
        """A part is not wanted any more, or was given up."""
        del self.orders[name]
        for guess in self.hands.guesses:
            guess.leave(name)
            if not taps:
                guess.recount(at, sure=False)

    def change(self, name: str, at: float, *, made: bool) -> None:
        """A part changed and keeps its place; where some of it was `made` just now, the rest is in hand."""
        for guess in self.hands.guesses:
            if made:
                guess.take(name, at, sure=False)
            elif name in guess.in_hand:
                guess.take(name, guess.in_hand[name].start, sure=False)

    def staff(self, known: int, at: float, *, first: bool, taps: bool) -> None:
        """So many hands are known of from now on."""
        more = known > self.hands.known
        self.hands.staff(known, first=first)
        if not taps:
            for guess in self.hands.guesses:
                guess.recount(at, sure=more)

    def clear(self) -> None:
        """A new day: nothing from before is still being made."""
        self.orders.clear()
        for guess in self.hands.guesses:
            guess.clear()

    def shares(self, at: float, pacing: Pacing) -> list[tuple[Guess, float]]:
        """The guesses worth playing on and how much each is believed, what is not finished yet counted in."""
        if len(self.hands.guesses) == 1:
            return [(self.hands.guesses[0], 1.0)]
        share: dict[int, float] = {}
        byhands: dict[int, Guess] = {}
        believed = sorted(zip(self.hands.share.tolist(), self.hands.guesses, strict=True), key=lambda pair: -pair[0])
        for each, guess in believed:  # of guesses of as many hands, the likeliest speaks for all
            byhands.setdefault(guess.hands, guess)
            share[guess.hands] = share.get(guess.hands, 0.0) + each
        for hands, guess in byhands.items():
            if share[hands] > _WORTH_PLAYING:
                share[hands] *= self._unfinished(guess, at, pacing)
        total = sum(share.values())
        worth = [(byhands[hands], each) for hands, each in sorted(share.items()) if each > _WORTH_PLAYING * total]
        total = sum(each for _, each in worth)
        return [(guess, each / total) for guess, each in worth]

    def _unfinished(self, guess: Guess, at: float, pacing: Pacing) -> float:
        """The chance that nothing that this guess has in hand is finished yet."""
        chance = 1.0
        for name, held in guess.in_hand.items():
            order, age = self.orders[name], at - held.start
            if age > priors.FRESH and not order.frozen and len(order.parts) == 1:
                chance *= priors.OUTLIERS + (1 - priors.OUTLIERS) * pacing.survival(
                    order.parts[self.name], age, guess.pace
                )
        return chance


def place_of(order: OpenOrder, guess: Guess, firsts: Container[str]) -> int:
    """Where in line an order joins: a remake first, quick ones after quick ones and work begun, the rest last."""
    if order.remake:
        return 0
    if not order.first:
        return len(guess.line)
    before = (at for at, name in enumerate(guess.line, start=1) if name in firsts or name in guess.begun)
    return max(before, default=0)
