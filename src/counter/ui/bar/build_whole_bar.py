"""Turns the bar as a whole into what its buttons show: who makes drinks, who comes or goes, what is down. Pure."""

from __future__ import annotations

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.people.model import Staff
from counter.people.rules import who_comes, who_goes
from counter.reports.bar_board import BarBoard
from counter.ui.bar.build_state import Moment
from counter.ui.bar.state import ButtonState, WholeBar
from counter.ui.parts.phrases import minutes_begun


def whole_bar_state(board: BarBoard, by: StaffId | None, moment: Moment) -> WholeBar:
    """The bar as a whole; `by` is who is signed in."""
    language = moment.language
    return WholeBar(
        on_bar=language.say("{count} on bar", count=len(board.crew)),
        one_more=_one_more(who_comes(board.staff, by), language),
        one_fewer=_one_fewer(who_goes(board.crew), language),
        grinder=_grinder(board, moment),
        grinder_down=board.grinder_down_since is not None,
        in_trouble=_in_trouble(len(board.trouble), language),
    )


def _one_more(comes: Staff | None, language: Language) -> ButtonState:
    who = comes.name if comes else language.say("all are here")
    name = language.say("One more on the bar: {who}", who=who)
    return ButtonState(language.say("One more"), who, name, works=comes is not None)


def _one_fewer(goes: Staff | None, language: Language) -> ButtonState:
    who = goes.name if goes else language.say("nobody else")
    name = language.say("One fewer on the bar: {who}", who=who)
    return ButtonState(language.say("One fewer"), who, name, works=goes is not None)


def _grinder(board: BarBoard, moment: Moment) -> ButtonState:
    say = moment.language.say
    if board.grinder_down_since is None:
        return ButtonState(say("Grinder down"), name=say("Grinder down"))
    seconds = (moment.now - board.grinder_down_since).total_seconds()
    down = say("down {time}", time=moment.language.minutes(minutes_begun(seconds)))
    return ButtonState(say("Grinder fixed"), down, say("Grinder fixed, {down}", down=down))


def _in_trouble(stations: int, language: Language) -> str:
    return language.say("Trouble ({count})", count=stations) if stations else language.say("Trouble")
