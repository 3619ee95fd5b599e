"""Tills sell while somebody kills and stops them and their server, and pulls and slows their cables."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from signal import SIGCONT, SIGSTOP

from link.cable import Cable, Way
from link.postgres_server import PostgresCluster
from link.selling_till import Job
from link.till_processes import Starter, Till, drain, end, make_shop, point, wait_until_heard
from link.what_is_left import Left, look

WAYS = {"cut": Way.CUT, "pulled": Way.HANGS, "mute": Way.MUTE, "slow": Way.SLOW}
AT_TILLS = ("killed", "stopped", "half closed", *WAYS)
AT_SERVER = ("server killed", "server stopped")
SERVER = -1
"""Beside the tills, by their numbers from 0 on."""


@dataclass(frozen=True)
class Plan:
    """`tills` record `pace` facts a second, in all, for so many seconds. About every `between` seconds a fault begins.

    It lasts from `shortest` to `longest` seconds. A till gives a call to the server up after `time_out` seconds and
    tries again after `tries` at the latest; within `patience` seconds after the last fault every till has to have all.
    """

    tills: int = 10
    pace: float = 50.0
    seconds: float = 600.0
    between: float = 2.0
    shortest: float = 1.0
    longest: float = 12.0
    time_out: float = 10.0
    tries: float = 60.0
    patience: float = 60.0
    vouchers: int = 30
    seed: int = 1


@dataclass(frozen=True)
class Outcome:
    """How often each thing was broken, how many seconds after the last one every till had all, and what is left."""

    faults: Counter[str]
    drained: float
    left: Left

    @property
    def holds(self) -> bool:
        """Whether all was everywhere in time, nothing is lost, nothing is there twice, and nothing else is wrong."""
        return math.isfinite(self.drained) and not (self.left.lost or self.left.doubled or self.left.wrong)


class Faults:
    """What is broken now, and when it is mended: at the server, and at each till."""

    def __init__(
        self, plan: Plan, tills: Sequence[Till], cables: Sequence[Cable], cluster: PostgresCluster, starter: Starter
    ) -> None:
        self._plan, self._rng, self._cluster, self._starter = plan, Random(plan.seed), cluster, starter
        self._tills, self._cables = tills, cables
        self._broken: dict[int, tuple[float, Callable[[], None]]] = {}
        self._to_come: list[str] = []
        self.seen: Counter[str] = Counter()
        for till in tills:
            self._starter.start(till)

    def go_on(self) -> None:
        """Breaks and mends for as long as is planned, and then mends all."""
        until = time.monotonic() + self._plan.seconds
        break_at = 0.0
        while (now := time.monotonic()) < until:
            if now >= break_at:
                self._break_something(now)
                break_at = now + self._rng.expovariate(1 / self._plan.between)
            self._mend(now)
            time.sleep(0.02)
        self._mend(math.inf)

    def _break_something(self, now: float) -> None:
        """Every kind of fault comes as often as any other, wherever nothing is broken yet."""
        if not self._to_come:
            self._to_come = self._rng.sample(AT_TILLS + AT_SERVER, len(AT_TILLS + AT_SERVER))
        kind = self._to_come[-1]
        places = [SERVER] if kind in AT_SERVER else range(len(self._tills))
        whole = [at for at in places if at not in self._broken]
        if whole:
            at = self._rng.choice(whole)
            mend = self._at_server(kind) if at == SERVER else self._at_till(kind, at)
            self._broken[at] = now + self._rng.uniform(self._plan.shortest, self._plan.longest), mend
            self.seen[self._to_come.pop()] += 1

    def _at_server(self, kind: str) -> Callable[[], None]:
        """Breaks it; gives what mends it."""
        if kind == "server killed":
            self._cluster.kill()
            return self._cluster.start
        self._cluster.signal(SIGSTOP)
        return partial(self._cluster.signal, SIGCONT)

    def _at_till(self, kind: str, at: int) -> Callable[[], None]:
        till, cable = self._tills[at], self._cables[at]
        match kind:
            case "killed":
                till.kill()
                return partial(self._starter.start, till)
            case "stopped":
                till.signal(SIGSTOP)
                return partial(till.signal, SIGCONT)
            case "half closed":
                cable.half_close()
                return lambda: None
        cable.set(WAYS[kind])
        return partial(cable.set, Way.OPEN)

    def _mend(self, now: float) -> None:
        for at, (when, mend) in list(self._broken.items()):
            if when <= now:
                mend()
                del self._broken[at]


def run(plan: Plan, cluster: PostgresCluster, starter: Starter, folder: Path) -> Outcome:
    """Makes a shop in `folder` and on the server, breaks what is planned, and looks at what is left."""
    database = cluster.new_database()
    names = [f"T{number}" for number in range(1, plan.tills + 1)]
    codes = make_shop(folder, cluster.url(database), names, plan.vouchers)
    with ExitStack() as at_the_end:
        cables = [at_the_end.enter_context(Cable(cluster.port)) for _ in names]
        for name, cable in zip(names, cables, strict=True):
            point(folder / name, f"postgresql://127.0.0.1:{cable.here}/{database}")
        pace = plan.pace / plan.tills
        tills = [Till(Job(str(folder), name, pace, plan.seed, codes, plan.time_out, plan.tries)) for name in names]
        faults = Faults(plan, tills, cables, cluster, starter)
        wait_until_heard(tills, cluster.url(database))
        faults.go_on()
        drained = drain(tills, cluster.url(database), plan.patience)
        end(tills)
    return Outcome(faults.seen, drained, look(tills, cluster.url(database)))
