"""How long things take here: one Kalman filter over the logs of all making times.

The time of an order at a pool of workers is
    (setup + sum of item x (1 + like x (quantity - 1))) x exp(pace of the pool + mean of its baristas) x noise,
with one state for every item, setup, like share and barista; the pace has a filter of its own. Items of one category,
and categories of one station, share part of their prior: a new item borrows from its neighbours. (Extended Kalman
filter: e.g. Särkkä, Bayesian Filtering and Smoothing, ch. 5; robust weight of outliers as a Student t would give it.)
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import Any, Final

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.draws import Floats
from counter.promises.forecast.events import MenuItem, Wanted
from counter.promises.forecast.orders import Loads

_QUARTILE: Final = 0.6745
_OUTLYING: Final = 2.0
_DAY: Final = 86400.0
_MOST_ITEMS: Final = 400
_OTHERS: Final = "others"
_NOISE_STEP, _NOISE_LAST_STEP, _LEAST_NOISE, _MOST_NOISE = 0.35, 0.0055, 0.1, 0.8


class MakingTimes:
    """What is known of making times: `expect` an order's work, `learn` from a finished one."""

    def __init__(self, menu: Iterable[MenuItem]) -> None:
        """Begin with the priors for this menu."""
        self.mean: Floats = np.zeros(0)
        self.cover: Floats = np.zeros((0, 0))
        self.index: dict[str, int] = {}
        self.menu = {item.item: item for item in menu}
        self.noise: dict[str, float] = {}
        self.observations, self._gone = 0, 0.0
        self._timed: Counter[int] = Counter()
        self._seen: dict[str, int] = {}
        self._items: list[int] = []

    # -- states ---------------------------------------------------------------------------------------------

    def add_item(self, item: MenuItem) -> None:
        """Know that an item is on the menu."""
        self.menu[item.item] = item

    def _state(self, item: MenuItem) -> int:
        """The state of an item. One that nobody ordered before borrows what its category has learned.

        Beyond so many, all others of a station have one state: a shop may sell twenty thousand things.
        """
        if len(self._items) >= _MOST_ITEMS and f"item {item.station} {item.item}" not in self.index:
            item = MenuItem(_OTHERS, _OTHERS, item.station)
        name = f"item {item.station} {item.item}"
        if name not in self.index:
            family = self._family(item)
            self._items.append(self._add(name, 0.0, priors.ITEM_SPREAD**2))
            self._tie(self._items[-1], [(state, 1.0) for state in family])
        return self.index[name]

    def _family(self, item: MenuItem) -> tuple[int, int]:
        prior = priors.of_station(item.station)
        station = f"station {item.station}"
        if station not in self.index:
            self._add(station, log(prior.item_seconds), priors.STATION_SPREAD**2)
            self._add(f"setup {item.station}", log(prior.setup_seconds), priors.SETUP_SPREAD**2)
            self._add(f"like {item.station}", log(prior.like_share), priors.LIKE_SPREAD**2)
        category = f"category {item.station} {item.category}"
        if category not in self.index:
            self._add(category, 0.0, priors.CATEGORY_SPREAD**2)
        return self.index[station], self.index[category]

    def _add(self, name: str, mean: float, variance: float) -> int:
        at = len(self.mean)
        self.index[name] = at
        self.mean = np.append(self.mean, mean)
        grown = np.zeros((at + 1, at + 1))
        grown[:at, :at] = self.cover
        grown[at, at] = variance
        self.cover = grown
        return at

    def _tie(self, at: int, to: Sequence[tuple[int, float]]) -> None:
        """Make state `at` the sum of its own deviation and the states it belongs to."""
        row = sum((share * self.cover[other] for other, share in to), np.zeros(len(self.mean)))
        own = self.cover[at, at]
        self.mean[at] += sum(share * self.mean[other] for other, share in to)
        spread = own + sum(share * row[other] for other, share in to)
        self.cover[at, :] = row
        self.cover[:, at] = row
        self.cover[at, at] = spread

    def barista(self, name: str) -> int:
        """The state of a barista's own pace."""
        key = f"barista {name}"
        return self.index[key] if key in self.index else self._add(key, 0.0, priors.BARISTA_SPREAD**2)

    def snapshot(self) -> dict[str, Any]:
        """What was learned, as JSON values."""
        self._settle()
        return {
            "states": list(self.index),
            "mean": self.mean.tolist(),
            "cover": self.cover.tolist(),
            "noise": dict(self.noise),
            "seen": dict(self._seen),
        }

    def restore(self, known: Mapping[str, Any]) -> None:
        """Know what another knew; items that are new since borrow from their category. KeyError for no snapshot."""
        self.index = {name: at for at, name in enumerate(known["states"])}
        self.mean, self.cover = np.array(known["mean"]), np.array(known["cover"])
        self.noise, self._seen = dict(known["noise"]), dict(known["seen"])
        self._items = [at for name, at in self.index.items() if name.startswith("item ")]

    # -- what to expect -------------------------------------------------------------------------------------

    def work(self, lines: Iterable[Wanted]) -> tuple[float, Loads]:
        """The log seconds of lines made one after another at one pool, and the states that move it."""
        total, parts, setups = 0.0, [], {}
        for line in lines:
            item = self.menu[line.item]
            own = self._state(item)
            like = self.index[f"like {item.station}"]
            first = exp(self.mean[own])
            more = first * exp(self.mean[like]) * (line.quantity - 1)
            parts += [(own, first + more), (like, more)]
            total += first + more
            setups[item.station] = self.index[f"setup {item.station}"]
        setup = max(setups.values(), key=lambda state: self.mean[state])
        parts.append((setup, exp(self.mean[setup])))
        total += parts[-1][1]
        merged: dict[int, float] = {}
        for state, seconds in parts:
            merged[state] = merged.get(state, 0.0) + seconds / total
        return log(total), list(merged.items())

    def spread(self, loads: Loads) -> float:
        """The variance of what is not known of these loads."""
        if not loads:
            return 0.0
        states = [state for state, _ in loads]
        shares = np.array([share for _, share in loads])
        return float(shares @ (self.cover[states] @ self._spread_out(states, shares)))

    def _spread_out(self, states: list[int], shares: Floats) -> Floats:
        full = np.zeros(len(self.mean))
        full[states] = shares
        return full

    def mean_of(self, loads: Loads) -> float:
        """The mean of a sum of states."""
        return sum((share * float(self.mean[state]) for state, share in loads), 0.0)

    def timed(self, item: str) -> tuple[float, int]:
        """The seconds that one of an item takes by itself, and how often work with it was learned from here.

        LookupError where nobody ordered it, or it shares its state with others.
        """
        known = self.menu[item]
        own = self.index[f"item {known.station} {item}"]
        return exp(self.mean[own]) + exp(self.mean[self.index[f"setup {known.station}"]]), self._timed[own]

    # -- learning -------------------------------------------------------------------------------------------

    def drift(self, seconds: float) -> None:
        """Let time pass: items may have changed a little, of which the next observation takes account."""
        self._gone += min(max(seconds, 0.0), _DAY)

    def _settle(self) -> None:
        self.cover[self._items, self._items] += priors.ITEM_DRIFT**2 * self._gone / _DAY
        self._gone = 0.0

    def learn(self, expected: float, loads: Loads, seen: float, noise: float) -> float:
        """Take in one finished piece of work: log seconds expected and seen. Gives the standardised surprise."""
        self._settle()
        self.observations += 1
        states = [state for state, _ in loads]
        self._timed.update(states)
        shares = np.array([share for _, share in loads])
        reach = self.cover[:, states] @ shares
        known = float(shares @ reach[states])
        surprise: float = (seen - expected) / (known + noise * noise) ** 0.5
        weight = min(_OUTLYING**2 / max(surprise * surprise, 1e-9), 1.0)
        variance = known + noise * noise / weight
        self.mean += reach * ((seen - expected) / variance)
        self.cover -= np.outer(reach, reach / variance)
        return surprise

    def noise_of(self, station: str, category: str) -> float:
        """The standard deviation of the log of one making time, for work mostly of this category."""
        return self.noise.get(f"{station} {category}", priors.of_station(station).noise)

    def tune_noise(self, station: str, category: str, surprise: float) -> None:
        """Move the noise of a station's category so that half of the surprises fall beyond the quartiles."""
        name, push = f"{station} {category}", 1.0 if abs(surprise) > _QUARTILE else -1.0
        seen = self._seen[name] = self._seen.get(name, 0) + 1
        noise = self.noise_of(station, category) * exp(push * max(_NOISE_STEP / (seen + 10), _NOISE_LAST_STEP))
        self.noise[name] = min(max(noise, _LEAST_NOISE), _MOST_NOISE)
