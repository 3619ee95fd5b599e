"""The outlook: when every open order, and one more, will be tapped as ready, one guess a path."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.bar import MANY, Bar
from counter.promises.forecast.draws import PATHS, Floats
from counter.promises.forecast.habits import Habits
from counter.promises.forecast.hands import Guess
from counter.promises.forecast.orders import OpenOrder
from counter.promises.forecast.pacing import Pacing
from counter.promises.forecast.pool import Pool, place_of
from counter.promises.forecast.replay import Paths, seat

NEW: Final = ""


class Outlook:
    """One replay of the bar as it stands at a moment."""

    def __init__(self, bar: Bar, pacing: Pacing, habits: Habits, at: float) -> None:
        """Look at the bar at `at` (unix seconds)."""
        self.bar, self.pacing, self.habits, self.at = bar, pacing, habits, at
        self.orders = bar.orders
        self.done: dict[str, list[Floats]] = {}
        self._kept: dict[tuple[str, str], float] = {}

    def all_ready(self) -> Floats:
        """Seconds until each open order is tapped ready: a row an order, a column a path."""
        self.done = {name: [] for name in self.orders}
        for pool in {pool for order in self.orders.values() for pool in order.parts}:
            self._work_off(self.bar.pool(pool))
        ends = np.array([_ended(self.done[name]) for name in self.orders])
        ready: Floats = ends + np.array([order.late for order in self.orders.values()])
        orders = list(self.orders.values())
        for row in np.flatnonzero(ends.min(axis=1) <= 0).tolist():
            ready[row] = _tapped(orders[row], ends[row])
        return ready

    def ready(self, new: OpenOrder) -> Floats:
        """Seconds until one more order is tapped ready, one a path."""
        self.orders = {**self.bar.orders, NEW: new}
        self.done = {name: [] for name in self.orders}
        for pool in new.parts:
            self._work_off(self.bar.pool(pool))
        return _tapped(new, _ended(self.done[NEW]))

    def _work_off(self, pool: Pool) -> None:
        """Every guess of how many hands there are gets its share of the paths."""
        runs = list(self._shared_out(pool))
        lines = [self._line(pool, guess) for guess, _ in runs]
        alike = _alike_from_behind(lines)
        free = []
        for (guess, paths), line in zip(runs, lines, strict=True):
            free.append(self._play(pool, guess, line, paths))
            self._work_off_line(pool, line[: len(line) - alike], free[-1], paths)
        if alike:
            together = runs[0][1] if len(runs) == 1 else Paths.joined([paths for _, paths in runs])
            self._work_off_line(pool, lines[0][-alike:], _side_by_side(free), together)

    def _shared_out(self, pool: Pool) -> Iterator[tuple[Guess, Paths]]:
        """Give every guess as many of the paths as it is believed, with the pace that it believes in."""
        first, reached = 0, 0.0
        for guess, share in pool.shares(self.at, self.pacing):
            reached += share
            last = round(reached * PATHS)
            if last > first:
                yield guess, Paths(self.pacing, self._paces(pool, guess)[first:last], first)
            first = last

    def _paces(self, pool: Pool, guess: Guess) -> Floats:
        """A guess's log paces, one a path, what is not finished yet counted in."""
        return guess.pace.paths(
            self.pacing.unfinished(pool.part(name), age, max(self._kept_open(name, pool.name), priors.OUTLIERS))
            for name, held in guess.in_hand.items()
            if (age := self.at - held.start) > priors.FRESH and not self.orders[name].frozen
        )

    def _line(self, pool: Pool, guess: Guess) -> list[str]:
        line = list(guess.line)
        if NEW in self.orders and pool.name in self.orders[NEW].parts:
            line.insert(place_of(self.orders[NEW], guess, self.bar.firsts()), NEW)
        return line

    def _play(self, pool: Pool, guess: Guess, line: list[str], paths: Paths) -> list[Floats]:
        """End what one guess has in hand. Gives when its hands are free, the first first on every path."""
        free: list[Floats] = []
        together: dict[str | None, Floats] = {}
        for name, held in guess.in_hand.items():
            part = pool.part(name)
            end = paths.in_hand(part, self.at - held.start, self._kept_open(name, pool.name))
            self._end(name, end, paths)
            if part.together and part.barista in together:
                np.maximum(together[part.barista], end, out=together[part.barista])
            else:
                together[part.barista] = end = end.copy()
                seat(free, end)
        for name, held in guess.done.items():
            self._end(name, paths.at((held.end or self.at) - self.at), paths)
        hands = guess.hands
        if hands >= MANY:
            free, hands = [], len(line)
        del free[: max(len(free) - hands, 0)]
        for _ in range(hands - len(free)):
            seat(free, paths.at(0.0))
        return free

    def _work_off_line(self, pool: Pool, line: list[str], free: list[Floats], paths: Paths) -> None:
        """Whoever is free takes the next in line; `free` is changed as they do."""
        past, taps = True, self.bar.taps(pool.name)
        for name in line:
            order, start = self.orders[name], free[0]
            part = order.parts[pool.name]
            past = past and bool(start.min() < 0)
            if past:
                end = paths.maybe_begun(part, np.maximum(start, 0.0 if taps else order.at - self.at))
            else:
                end = paths.lasting(part)
                end += start
            self._end(name, end, paths)
            del free[0]
            seat(free, end)

    def _end(self, name: str, end: Floats, paths: Paths) -> None:
        """An order's part ends then, on these paths."""
        if paths.all:
            self.done[name].append(end)
        elif paths.first:
            self.done[name][-1][paths.first : paths.last] = end
        else:
            whole = np.empty(PATHS)
            whole[: paths.last] = end
            self.done[name].append(whole)

    def _kept_open(self, name: str, pool: str) -> float:
        """The chance that something but the part in this pool keeps an order open: a forgotten tap, another part."""
        if (name, pool) not in self._kept:
            done, order = 1.0 - self.habits.forgets, self.orders[name]
            for other in order.parts:
                if other != pool:
                    done *= 1.0 - self._unfinished(order, other)
            self._kept[name, pool] = 1.0 - done
        return self._kept[name, pool]

    def _unfinished(self, order: OpenOrder, pool: str) -> float:
        guess = self.bar.pool(pool).likely
        if order.order in guess.done:
            return 0.0
        held = guess.in_hand.get(order.order)
        start = held.start if held is not None else guess.begun.get(order.order, self.at)
        return self.pacing.survival(order.parts[pool], self.at - start, guess.pace) if start < self.at else 1.0


def _alike_from_behind(lines: list[list[str]]) -> int:
    """How many orders are the last in every line, in the same order."""
    alike = 0
    for names in zip(*(reversed(line) for line in lines), strict=False):
        if any(name != names[0] for name in names):
            break
        alike += 1
    return alike


def _side_by_side(free: list[list[Floats]]) -> list[Floats]:
    """When hands are free on all paths; where there are fewer of them, the rest never are."""
    if len(free) == 1:
        return free[0]
    most = max(len(rows) for rows in free)
    padded = [rows + [np.full(len(rows[0]), np.inf)] * (most - len(rows)) for rows in free]
    return [np.concatenate(row) for row in zip(*padded, strict=True)]


def _ended(done: list[Floats]) -> Floats:
    """When the last of an order's parts ends; now where it has none."""
    if len(done) == 1:
        return done[0]
    last: Floats = np.maximum.reduce([np.zeros(PATHS), *done])
    return last


def _tapped(order: OpenOrder, end: Floats) -> Floats:
    """When an order is tapped, given when its last part ends: then, or later where the tap is forgotten."""
    if not order.parts:
        return np.zeros(PATHS)
    tapped: Floats = np.where(end > 0, end + order.late, order.tap_wait)
    return tapped
