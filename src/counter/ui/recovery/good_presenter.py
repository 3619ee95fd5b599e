"""One tap notes what went well; a colleague may be thanked for it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from counter.flows.settle import note_good_moment, take_back_good_moment
from counter.flows.thank import thank
from counter.kernel.ids import FactId, OrderId, StaffId
from counter.kernel.language import _
from counter.people.model import Staff
from counter.people.queries import read_staff
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.recovery.good_state import ColleagueState, GoodState, TileState

_TILES = {
    "glad": (_("A customer was glad"), "smile"),
    "helped": (_("Helped a colleague"), "handshake"),
    "caught": (_("Caught it in time"), "eye"),
    "promise": (_("Saved a promise"), "clock-check"),
    "cup": (_("A beautiful cup"), "coffee"),
    "other": (_("Something else"), "sparkles"),
}


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was noted when, whom to thank and with which words; `line` is None until somebody wrote one."""

    order: OrderId | None = None
    staff: tuple[Staff, ...] = ()
    tile: str = ""
    moment: FactId | None = None
    at: datetime | None = None
    colleague: Staff | None = None
    line: str | None = None


class GoodPresenter:
    """`show` takes the state, None where nothing is asked."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[GoodState | None], None]) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._draft: _Draft | None = None

    def begin(self, order: OrderId | None = None) -> None:
        """Asks what went well, with an `order` or without."""
        self._draft = _Draft(order=order)
        self._show_state()
        self._work.read(read_staff).then(lambda staff: self._change(staff=staff))

    def note(self, tile: str) -> None:
        """One tap notes it; another tile instead takes the first one back."""
        if self._draft is None or tile == self._draft.tile:
            return
        self.take_back()
        label, _icon = _TILES[tile]
        at, words = self._shop.clock.now(), self._shop.language.say(label)
        self._work.do(note_good_moment, words, self._draft.order).then(
            lambda moment: self._change(tile=tile, moment=moment, at=at)
        )

    def take_back(self) -> None:
        """It was a slip of the finger."""
        if self._draft and self._draft.moment:
            self._work.do(take_back_good_moment, self._draft.moment)
            self._change(tile="", moment=None, at=None)

    def choose(self, staff_id: StaffId) -> None:
        """That is whom to thank."""
        if self._draft:
            chosen = next((each for each in self._draft.staff if each.staff_id == staff_id), None)
            self._change(colleague=chosen)

    def write(self, line: str) -> None:
        """What they read."""
        self._change(line=line)

    def thank(self) -> None:
        """They read it at their next sign-in."""
        draft = self._draft
        if draft and draft.colleague:
            self._work.do(thank, draft.colleague.staff_id, self._line(draft), draft.moment).then(
                lambda _id: self.close()
            )

    def close(self) -> None:
        """Nothing more; what was noted stays."""
        self._draft = None
        self._show(None)

    def _change(self, **changes: object) -> None:
        if self._draft:
            self._draft = replace(self._draft, **changes)  # type: ignore[arg-type]
            self._show_state()

    def _line(self, draft: _Draft) -> str:
        if draft.line is not None or draft.colleague is None:
            return draft.line or ""
        return self._shop.language.say("Thank you, {name}.", name=draft.colleague.name)

    def _noted(self, draft: _Draft) -> str:
        """“Noted, 8:39, by Ana”."""
        if draft.at is None:
            return ""
        by = next((each.name for each in draft.staff if each.staff_id == self._work.by), "")
        time = self._shop.language.clock(draft.at)
        return self._shop.language.say("Noted, {time}, by {name}", time=time, name=by)

    def _show_state(self) -> None:
        draft, language = self._draft, self._shop.language
        if draft is None:
            return
        say = language.say
        self._show(
            GoodState(
                tiles=tuple(TileState(key, say(each), icon, key == draft.tile) for key, (each, icon) in _TILES.items()),
                noted=self._noted(draft),
                colleagues=tuple(
                    ColleagueState(each.staff_id, each.name, each == draft.colleague)
                    for each in draft.staff
                    if each.staff_id != self._work.by
                ),
                line=self._line(draft),
                thank=say("Thank {name}", name=draft.colleague.name) if draft.colleague else "",
            )
        )
