"""Makes the page about our promises of what was worked out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from counter.kernel.ids import ItemId
from counter.kernel.language import Language, _
from counter.promises.what_if import Stop
from counter.reports.promise_kept import BAKERY, DRINKS, KITCHENS, Kept, KeptAt
from counter.reports.promise_page import ENOUGH, PromisePage, Slow
from counter.reports.sales.sheet import FiguresSheet, SheetTable
from counter.settings.rules import PromisePolicy
from counter.ui.day.promise_state import KeptGroup, KeptRow, PromiseState, SlowRow, StopShown

_KINDS = {DRINKS: _("Drinks only"), BAKERY: _("With bakery"), KITCHENS: _("With kitchen")}
_FEW = 20
"""Fewer promises than that are counted, and no bar is drawn of them."""
_A_POINT, _NINE_IN_TEN = 0.01, 0.9


def not_theirs(language: Language) -> PromiseState:
    """What somebody sees who is neither lead nor owner."""
    return PromiseState("", "", nothing=language.say("How well we promise is for a lead or the owner to see."))


def promise_state(
    page: PromisePage | None,
    policy: PromisePolicy,
    menu: Mapping[ItemId, int | None],
    language: Language,
    chosen: float | None,
    asked: ItemId | None,
) -> PromiseState:
    """The page. `menu` is how long the menu says now that its items take; `chosen` a share that is looked at.

    `asked` is an item whose time somebody tapped.
    """
    say = language.say
    if page is None:
        nothing = say("Nothing is worked out yet. That is done each time after the day is closed, by itself.")
        return PromiseState("", "", nothing=nothing)
    if not page.is_enough:
        few = language.say_count(
            "One promise in the last {days} days: too few to say how well we promise. It takes {enough}.",
            "{count} promises in the last {days} days: too few to say how well we promise. It takes {enough}.",
            page.kept.of, days=page.days, enough=ENOUGH,
        )  # fmt: skip
        return PromiseState("", _worked_out(page, policy, language), nothing=few)
    stops = _stops(page, policy.target, chosen, language)
    slow = [each for each in page.slow if menu.get(ItemId(each.item_id), 0) == each.menu_seconds]
    of_asked = next((each for each in slow if each.item_id == asked), None)
    return PromiseState(
        sentence=_sentence(page, language),
        worked_out=_worked_out(page, policy, language),
        replayed=say(
            "replayed on our own last {days} days, {orders} orders",
            days=page.days, orders=language.number(max(stop.orders + stop.unpromised for stop in page.stops)),
        ),
        stops=stops,
        said=_said(page, policy.target, chosen, language),
        stay=say("Stay at {share}", share=language.percent(policy.target)) if chosen else "",
        use=say("Use {share}", share=language.percent(chosen)) if chosen else "",
        target=page.target,
        target_words=say("{share}, what we said. Striped is below it.", share=language.percent(page.target)),
        groups=_groups(page.kept, page.target, language),
        slow=tuple(_slow(each, language) for each in slow),
        slow_note="" if slow else say("Nothing takes longer than the menu says."),
        slow_question="" if of_asked is None else say(
            "{item} takes {time}, timed {count} times. Shall the menu say so?",
            item=of_asked.name, time=as_time(of_asked.seconds), count=language.number(of_asked.times),
        ),
        slow_yes="" if of_asked is None else say("Say {time}", time=as_time(of_asked.seconds)),
        can_print=True,
    )  # fmt: skip


def promise_sheet(state: PromiseState, shop: str, language: Language) -> FiguresSheet:
    """What is printed of it: what each share would have meant, what was kept, and what is slower than the menu says."""
    say = language.say
    stops = tuple(
        (say("{share} (now)", share=stop.label) if stop.is_now else stop.label, stop.minutes, stop.missed)
        for stop in state.stops
    )
    groups = (
        SheetTable(group.heading, ("", ""), tuple((row.label, row.count, "↓" if row.low else "") for row in group.rows))
        for group in state.groups
    )
    slow = tuple((row.label, row.takes, row.menu, row.timed) for row in state.slow)
    slower = SheetTable(say("Slower than the menu says"), (say("takes"), say("menu says"), say("timed")), slow)
    headings = (say("Minutes we would quote, on average"), say("Promises we would miss"))
    below = say("↓ is below {share}, what we said.", share=language.percent(state.target))
    return FiguresSheet(
        shop=shop,
        title=say("How well we promise"),
        sentence=state.sentence,
        wide=SheetTable(say("How sure do we want to be?"), headings, stops),
        bars=(),
        legend=("", ""),
        tables=(*groups, *((slower,) if slow else ())),
        notes=(below, say("{worked_out}, {replayed}.", worked_out=state.worked_out, replayed=state.replayed)),
    )


def as_time(seconds: int) -> str:
    """Minutes and seconds, as on a stopwatch."""
    return f"{seconds // 60}:{seconds % 60:02}"


def _sentence(page: PromisePage, language: Language) -> str:
    kept, say = page.kept, language.say
    often = (
        say("nine times in ten")
        if page.target == _NINE_IN_TEN
        else say("{count} times in 100", count=language.number(round(page.target * 100)))
    )
    values = {
        "often": often, "kept": language.number(kept.kept), "of": language.number(kept.of), "days": page.days,
    }  # fmt: skip
    share = kept.kept / kept.of
    if share >= page.target + _A_POINT:
        return say("We say “{often}” and keep it better: {kept} of {of} in the last {days} days.", **values)
    if share > page.target - _A_POINT:
        return say("We say “{often}” and keep it: {kept} of {of} in the last {days} days.", **values)
    return say("We say “{often}” and keep it less often: {kept} of {of} in the last {days} days.", **values)


def _worked_out(page: PromisePage, policy: PromisePolicy, language: Language) -> str:
    values = {"day": language.short_date(language.local_date(page.at)), "time": language.clock(page.at)}
    if page.target == policy.target:
        return language.say("Worked out {day}, {time}", **values)
    return language.say(
        "Worked out {day}, {time}, when {share} was in force", share=language.percent(page.target), **values
    )


def _stops(page: PromisePage, target: float, chosen: float | None, language: Language) -> tuple[StopShown, ...]:
    most_minutes = max(stop.minutes for stop in page.stops) or 1.0
    most_missed = max(stop.missed for stop in page.stops) or 1
    return tuple(
        _stop(stop, most_minutes, most_missed, language, is_now=stop.target == target, is_chosen=stop.target == chosen)
        for stop in page.stops
    )


def _stop(
    stop: Stop, most_minutes: float, most_missed: int, language: Language, *, is_now: bool, is_chosen: bool
) -> StopShown:
    say, share = language.say, language.percent(stop.target)
    minutes, missed = language.decimal(Decimal(stop.minutes), 1), language.number(stop.missed)
    return StopShown(
        percent=round(stop.target * 100),
        label=share,
        minutes=minutes,
        missed=missed,
        minutes_share=stop.minutes / most_minutes,
        missed_share=stop.missed / most_missed,
        name=say("{share}: {minutes} minutes on average, {missed} promises missed",
                 share=share, minutes=minutes, missed=missed),
        note=say("now") if is_now else say("instead") if is_chosen else "",
        is_now=is_now,
        is_chosen=is_chosen,
    )  # fmt: skip


def _said(page: PromisePage, target: float, chosen: float | None, language: Language) -> str:
    now = next((stop for stop in page.stops if stop.target == target), None)
    other = next((stop for stop in page.stops if stop.target == chosen), None)
    say = language.say
    if other is None:
        return say("Tap another share to see what it would have meant.")
    if now is None:
        return say("{share} was not replayed yet: after the next close it is.", share=language.percent(target))
    seconds, fewer = round((other.minutes - now.minutes) * 60), now.missed - other.missed
    longer = (
        language.say_count("{count} second longer on the board.", "{count} seconds longer on the board.", seconds)
        if seconds >= 0
        else language.say_count("{count} second less on the board.", "{count} seconds less on the board.", -seconds)
    )
    people = (
        language.say_count("{count} person fewer let down.", "{count} fewer people let down.", fewer)
        if fewer >= 0
        else language.say_count("{count} more person let down.", "{count} more people let down.", -fewer)
    )
    return say(
        "{other}, not {now}: {longer} {people}",
        other=language.percent(other.target), now=language.percent(now.target), longer=longer, people=people,
    )  # fmt: skip


def _groups(kept: Kept, target: float, language: Language) -> tuple[KeptGroup, ...]:
    say = language.say
    found = (
        (say("By hour"), kept.hours, [f"{each.first}\u2013{each.last}" for each in kept.hours]),
        (say("By load"), kept.loads, [_load(each, language) for each in kept.loads]),
        (say("By category"), kept.kinds, [say(_KINDS[each.what]) for each in kept.kinds]),
    )
    return tuple(
        KeptGroup(heading, tuple(_row(each, word, target, language) for each, word in zip(parts, words, strict=True)))
        for heading, parts, words in found
        if parts
    )


def _load(part: KeptAt, language: Language) -> str:
    if part.last is None:
        return language.say("{count} or more", count=part.first)
    return language.say("{orders} ahead", orders=f"{part.first}\u2013{part.last}")


def _row(part: KeptAt, label: str, target: float, language: Language) -> KeptRow:
    count = language.say("{kept} of {of}", kept=language.number(part.kept), of=language.number(part.of))
    share = part.kept / part.of if part.of >= _FEW else None
    low = share is not None and share < target
    name = (
        language.say("{label}: {count} kept, below what we said", label=label, count=count)
        if low
        else language.say("{label}: {count} kept", label=label, count=count)
    )
    return KeptRow(label, count, share, low, name)


def _slow(slow: Slow, language: Language) -> SlowRow:
    takes, timed = as_time(slow.seconds), language.say_count("{count} time", "{count} times", slow.times)
    if slow.menu_seconds is None:
        menu = "–"
        name = language.say("{item} takes {time}, {timed}; the menu says nothing yet",
                            item=slow.name, time=takes, timed=timed)  # fmt: skip
    else:
        menu = as_time(slow.menu_seconds)
        name = language.say("{item} takes {time}, {timed}; the menu says {menu}",
                            item=slow.name, time=takes, timed=timed, menu=menu)  # fmt: skip
    return SlowRow(ItemId(slow.item_id), slow.name, takes, menu, timed, name)
