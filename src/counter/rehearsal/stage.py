"""The stage: a shop of its own in a folder of its own, with its own keys, made for one run and gone after it."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from counter.acts.run import answer
from counter.acts.session import Session
from counter.devices.printers import FolderPrinter
from counter.flows.print_queue import print_waiting
from counter.flows.shop import Shop
from counter.journal.fact import Entry
from counter.journal.queries import entries
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId, new_id
from counter.kernel.language import Language, _
from counter.kernel.resources import resource
from counter.menu.read_file import read_toml
from counter.orders.model import Line
from counter.orders.queries import orders_in_name
from counter.orders.words import line_words
from counter.people.facts import StaffAdded
from counter.rehearsal.clock import FasterClock
from counter.rehearsal.conversation import Said, conversation, ending
from counter.rehearsal.happened import CANCELLED, READY, SAID, STANDS, Happened, Watch
from counter.rehearsal.make_shop import MakeShopIn
from counter.rehearsal.scenario import VOUCHER, Scenario, moment
from counter.rehearsal.worth import Worth, worth_given
from counter.store.lock import ShopLock
from counter.store.unit import Connection

NOT_A_RECEIPT, NOTHING_SOLD = _("NOT A RECEIPT"), _("A rehearsal: nothing was sold.")
"""What every paper of a rehearsal has in place of the shop's name and address."""
COLLEAGUES = (("Ben", "barista"), ("Dana", "lead"), ("Rosa", "owner"))
EARLIEST = -40 * 60
"""When the first act before a scenario happens where it says no time, in seconds of its clock."""
_FOLDER = "counter-rehearsal-"
SAID_ACT = "said"
"""The act with which lines of text tick what was said: { act = "said", steps = ["hear", "own"] }."""
PAPERS = "papers"
"""What was printed, in the folder of a stage."""
_STAYS = frozenset({"shop", "set"})
"""Acts that would make it another shop."""
_TIMES = frozenset({"at", "new_promise", "due", "needed_by"})
_MOMENT = re.compile(r"[+-]?[0-9]{1,3}:[0-5][0-9]")


@dataclass
class Stage:
    """A scenario that is being played by `who`: its shop, its clock, what happened and what was said."""

    scenario: Scenario
    session: Session
    clock: FasterClock
    start: datetime
    folder: Path
    who: str
    happened: list[Happened] = field(default_factory=list)
    _watch: Watch = field(init=False)
    _has_begun: bool = False
    _read: int = 0
    _voucher: str = ""

    def __post_init__(self) -> None:
        self._watch = Watch(self.start, self.shop.itself)

    def wait(self) -> None:
        """Its clock stands at the start: nobody is there yet."""
        self.clock.stop()
        self.clock.set(self.start)

    def begin(self) -> None:
        """The scene is set: its clock runs, and what is done from now on happened; what was promised still stands."""
        self.look()
        over = {each.order for each in self.happened if each.what in (READY, CANCELLED)}
        self.happened = [each for each in self.happened if each.what == STANDS and each.order not in over]
        self._has_begun = True
        self.clock.start()

    @property
    def shop(self) -> Shop:
        """The shop that does not count."""
        return self.session.opened

    @property
    def seconds(self) -> float:
        """Where the scenario's clock is."""
        return (self.clock.now() - self.start).total_seconds()

    def do(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Does an act as lines of text say them, and gives its answer; its times may be moments of the scenario.

        `VOUCHER` stands for the code of the last voucher that was given.
        """
        if self._has_begun and said.get("act") in _STAYS:
            return {"act": said["act"], "ok": False, "refused": "The shop of a rehearsal stays as it is."}
        if said.get("act") == SAID_ACT:
            return self._say(said)
        self.clock.stop()
        answered = answer(self.session, {name: self._filled(name, value) for name, value in said.items()})
        if self._has_begun:
            self.clock.start()
        for voucher in answered.get("vouchers", ()):
            self._voucher = voucher["code"]
        self.look()
        return answered

    def note(self, what: str) -> None:
        """What is of the run alone and in no book: a step that was said (`SAID`), a hint that was taken."""
        self.happened.append(Happened(what, self.seconds))

    def take_back(self, what: str) -> None:
        """What was noted was not so: a slip of the finger."""
        self.happened = [each for each in self.happened if each.what != what]

    def _say(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Notes the steps that the barista says they said, at its time."""
        unknown = [step for step in said.get("steps", ()) if step not in SAID]
        if unknown:
            steps = ", ".join(SAID)
            return {"act": SAID_ACT, "ok": False, "refused": f"There is no step {unknown[0]}. They are: {steps}."}
        answered = self.do({"act": "tick"} | {name: value for name, value in said.items() if name == "at"})
        if answered["ok"]:
            for step in said.get("steps", ()):
                self.note(SAID[step])
        return answered | {"act": SAID_ACT}

    def look(self) -> None:
        """Takes in what was recorded since the last look."""
        self.take_in(self.shop.read(self.news))

    def news(self, connection: Connection) -> tuple[tuple[int, Entry], ...]:
        """What was recorded since the last look, with its number, to be taken in."""
        return tuple(entries(connection, after=self._read))

    def take_in(self, news: Sequence[tuple[int, Entry]]) -> None:
        """What was recorded happened; what was taken in already does not happen twice."""
        read = self.shop.journal.registry.read
        new = [(arrived, entry) for arrived, entry in news if arrived > self._read]
        self._read = new[-1][0] if new else self._read
        self.happened += self._watch.saw((read(entry), entry.at, entry.by) for _arrived, entry in new)

    def said(self) -> tuple[Said, ...]:
        """What was said so far, oldest first."""
        said = conversation(self.scenario, self.happened, self.seconds)
        return tuple(replace(each, words=each.words.replace(VOUCHER, self._voucher)) for each in said)

    def ending(self) -> str | None:
        """How it came out; None while it goes on."""
        return ending(self.scenario, self.said(), self.seconds)

    def order_of_customer(self, connection: Connection) -> str:
        """What the customer ordered, and its number: “Latte, M, Soy, to go, #1”; "" where no order is in their name."""
        orders = orders_in_name(connection, self.scenario.customer)
        if not orders:
            return ""
        order, say = orders[0], self.shop.language.say
        what = [
            word for line in order.to_make for word in (_so_many(line.sold), *line_words(line.sold, self.shop.language))
        ]
        where = say("to go") if order.to_go else say("here")
        return ", ".join((*dict.fromkeys(what), where, self.shop.language.order_number(order.called)))

    @property
    def voucher(self) -> str:
        """The code of the last voucher that was given, or ""."""
        return self._voucher

    def worth(self, connection: Connection) -> Worth | None:
        """What was given away so far, and the most that may be."""
        settings = self.shop.settings
        return worth_given(connection, self.shop.playbook, settings.currency, settings.trading_day(self.start))

    def print_what_waits(self) -> None:
        """Puts what waits for the printer into the stage's own folder."""
        print_waiting(self.shop)

    def _filled(self, name: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: self._filled(key, each) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._filled(name, each) for each in value]
        if value == VOUCHER:
            return self._voucher
        if name in _TIMES and isinstance(value, str) and _MOMENT.fullmatch(value):
            return self._at(moment(value)).isoformat()
        return value

    def _at(self, seconds: float) -> datetime:
        return self.start + timedelta(seconds=seconds)


def _so_many(sold: Line) -> str:
    return sold.name if sold.quantity == 1 else f"{sold.quantity} {sold.name}"


@contextmanager
def staged(
    scenario: Scenario, make: MakeShopIn, elapsed: Callable[[], float], today: date, *, who: str, locale: str = "en"
) -> Iterator[Stage]:
    """Sets the scene of a scenario for `who` (a name), up to its start on the day `today`, and takes it away again.

    Its clock runs by `elapsed` (seconds of the world) from then on. Refused where an act before the start was.
    """
    start = datetime.combine(today, scenario.begins, UTC)
    clock = FasterClock(start + timedelta(seconds=EARLIEST), elapsed)
    _take_away_what_was_left()
    folder = Path(tempfile.mkdtemp(prefix=_FOLDER))
    session = Session(clock, partial(make, folder, clock))
    try:
        session.open(_own_shop(session, folder, who, locale))
        stage = Stage(scenario, session, clock, start, folder, who)
        for act in scenario.before:
            answered = stage.do(act)
            if not answered["ok"]:
                raise Refused("Before it starts: {act}: {why}", act=act.get("act"), why=answered["refused"])
        session.pass_time(start)
        stage.begin()
        yield stage
    finally:
        if session.shop is not None:
            session.shop.store.close()
        shutil.rmtree(folder, ignore_errors=True)


def _take_away_what_was_left() -> None:
    """The folders of rehearsals whose Counter ended as by a power cut: nobody has their books open any more."""
    for held in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*/counter.lock"):
        lock = ShopLock(held.parent)
        with suppress(Refused):
            lock.take()
            shutil.rmtree(held.parent, ignore_errors=True)
            lock.let_go()


def _own_shop(session: Session, folder: Path, who: str, locale: str) -> Shop:
    """A shop of the starter menu, whose papers say that they are none, and whose printer is a folder."""
    language = Language(locale)
    others = [StaffAdded(StaffId(new_id()), name, role) for name, role in COLLEAGUES if name != who]
    shop = session.make_shop(
        read_toml(resource("menu", "starter.toml")),
        (StaffAdded(StaffId(new_id()), who, "barista"), *others),
        {
            "shop_name": language.say(NOT_A_RECEIPT),
            "address": language.say(NOTHING_SOLD),
            "counts": False,
            "zone_name": "UTC",
            "locale": locale,
        },
    )
    shop.find_printer = lambda _settings, _name: FolderPrinter(folder / PAPERS)
    return shop
