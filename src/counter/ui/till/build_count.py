"""Turns a count into what the screen shows. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counter.kernel.language import Language, _
from counter.kernel.money import Money
from counter.people.queries import OWNER
from counter.reports.day.page import ToDo
from counter.reports.till_page import TillNow
from counter.till.drawer_queries import DrawerDay
from counter.ui.till.count_draft import CARD_MACHINE, STAYS, CountDraft, Key, is_amount, own_key, tender_of
from counter.ui.till.state import CountState, FieldState, RowState, StepsState, WaitingState

OFF_REASONS = (_("Wrong change"), _("Coins dropped"), _("Not known"))
"""Why a count is off, as one taps; another one is typed."""


@dataclass(frozen=True, slots=True)
class Asks:
    """What comes before the close: who still waits, and whether a card terminal is being asked for money."""

    waiting: Sequence[ToDo]
    charging: bool = False


def count_state(
    draft: CountDraft,
    now: TillNow,
    day: DrawerDay,
    asks: Asks,
    language: Language,
    *,
    clock: str,
    blind: bool,
) -> CountState:
    """The whole count; `day` is the drawer's, `clock` the time in words, `asks` what comes before the close."""
    say, fields = language.say, _Fields(draft, language)
    finished = _is_finished(draft, day)
    return CountState(
        is_float=draft.is_float,
        can_leave=not draft.is_float or bool(now.moved),
        title=say("Count the float") if draft.is_float else say("Count and close"),
        head=say("{time} · drawer {drawer} · {name}", time=clock, drawer=day.sums.drawer, name=now.who.name),
        blind=say("Blind count on") if blind else say("Blind count off"),
        is_blind=blind,
        can_switch=now.sees and not draft.is_float,
        notes=fields.of(draft.denominations.notes, "n"),
        coins=fields.of(draft.denominations.coins, ""),
        others=() if draft.is_float else fields.others(),
        asked=fields.asked,
        typed=fields.typed,
        counted=language.money(draft.counted),
        below=_below(draft, day, language, finished=finished),
        hint=_hint(draft, day, language, finished=finished, blind=blind),
        steps=steps_state(draft, now, day, asks, language),
    )


def steps_state(draft: CountDraft, now: TillNow, day: DrawerDay, asks: Asks, language: Language) -> StepsState:
    """What comes after the counting; bills that are half paid are named, and stay open."""
    say, finished, waiting = language.say, _is_finished(draft, day), asks.waiting
    off, half_paid = _what_is_off(draft, now, day), tuple(_half_paid(now, language))
    primary, note = _primary(draft, now, day, language, off=bool(off), asks=asks)
    return StepsState(
        finished=finished,
        off=_off(off, language),
        is_off=bool(off),
        expected=_expected(now, day, language) if finished else (),
        reasons=tuple(say(each) for each in OFF_REASONS) if off else (),
        reason=draft.reason,
        waiting=(*(_waiting(each, language) for each in waiting), *half_paid),
        waiting_count=_how_many(len(waiting), len(half_paid), language),
        waiting_note=_waiting_note(waiting, language, left=draft.left),
        leave=say("Leave them for tomorrow") if waiting and not draft.left else "",
        leave_note=_who_leaves(now, language),
        primary=primary,
        primary_note=note,
        can=not note,
    )


def uncounted(now: TillNow, day: DrawerDay) -> DrawerDay | None:
    """Another drawer that has to be counted before the day can be closed."""
    return next((each for each in now.days if not each.is_counted and each.sums.drawer != day.sums.drawer), None)


def _is_finished(draft: CountDraft, day: DrawerDay) -> bool:
    return draft.finished and day.is_counted and not draft.is_float


def _what_is_off(draft: CountDraft, now: TillNow, day: DrawerDay) -> Money:
    """By how much the count is off, else the card machine, else a tender of the shop's own; nothing until finished."""
    nothing = draft.counted * 0
    if not _is_finished(draft, day):
        return nothing
    sums = (day.sums.over_short, now.card_over_short, *(own.over_short for own in now.own_tenders))
    return next((each for each in sums if each), nothing)


def _primary(
    draft: CountDraft, now: TillNow, day: DrawerDay, language: Language, *, off: bool, asks: Asks
) -> tuple[str, str]:
    """What the key at the bottom right does, and what comes before that."""
    say, other = language.say, uncounted(now, day)
    if draft.is_float:
        return say("Open the drawer"), ""
    if not _is_finished(draft, day):
        return say("Finished counting"), ""
    needs_reason = off and not draft.reason
    if other is not None:
        words = say("Count drawer {drawer}", drawer=other.sums.drawer)
        return words, _first(language, needs_reason=needs_reason, waits=False)
    words = say("Close the day · Z {number}", number=now.next_z)
    if asks.charging:
        return words, say("first the card that is being asked")
    return words, _first(language, needs_reason=needs_reason, waits=bool(asks.waiting) and not draft.left)


def _who_leaves(now: TillNow, language: Language) -> str:
    """Whose PIN it takes."""
    return "" if now.who.role == OWNER else language.say("the owner’s PIN")


def _waiting_note(waiting: Sequence[ToDo], language: Language, *, left: bool) -> str:
    if left and waiting:
        return language.say("Left for tomorrow: the Z says so.")
    return "" if waiting else language.say("Nobody waits. Tickets that are held stay.")


def stays_in(draft: CountDraft, day: DrawerDay) -> Money:
    """What stays for tomorrow: what was typed, else the float it began with, as far as it is there."""
    said = draft.amount(STAYS)
    began = day.sums.float_counted if day.opened_at else draft.counted
    return min(began, draft.counted) if said is None else said


def _first(language: Language, *, needs_reason: bool, waits: bool) -> str:
    if waits:
        return language.say("first those who wait, above")
    return language.say("first say why the count is off") if needs_reason else ""


def _hint(draft: CountDraft, day: DrawerDay, language: Language, *, finished: bool, blind: bool) -> str:
    if finished:
        return ""
    if draft.is_float:
        return language.say("Count what lies in the drawer before the first sale.")
    if blind:
        return language.say("What should be there shows after you finish.")
    return language.say("{amount} should be there.", amount=language.money(day.sums.expected))


def _below(draft: CountDraft, day: DrawerDay, language: Language, *, finished: bool) -> tuple[RowState, ...]:
    if not finished:
        return ()
    safe = draft.counted - stays_in(draft, day)
    return (RowState(language.say("Goes to the safe"), "", language.amount(safe)),)


def _expected(now: TillNow, day: DrawerDay, language: Language) -> tuple[RowState, ...]:
    rows = [RowState(language.say("Should be there"), "", language.amount(day.sums.expected))]
    sums = [(language.say("Card machine"), now.card_expected, now.card_over_short)]
    sums += [(own.tender, own.expected, own.over_short) for own in now.own_tenders]
    rows += [RowState(words, "", _off(over_short, language)) for words, _, over_short in sums if over_short]
    unsaid = [words for words, expected, over_short in sums if over_short is None and expected]
    if unsaid:
        rows.append(RowState(language.say("Total not said"), ", ".join(unsaid), ""))
    return tuple(rows)


def _off(off: Money, language: Language) -> str:
    if not off:
        return language.say("to the cent")
    words = language.say("{amount} over") if off.minor > 0 else language.say("{amount} short")
    return words.format(amount=language.money(off if off.minor > 0 else -off))


def _waiting(to_do: ToDo, language: Language) -> WaitingState:
    if to_do.urgent:
        return WaitingState(to_do.title, to_do.text, language.say("Make it right"), "hand-heart", to_do)
    return WaitingState(to_do.title, to_do.text, language.say("I called"), "phone", to_do)


def _how_many(waiting: int, half_paid: int, language: Language) -> str:
    """How many wait, and how many bills are half paid."""
    said = [language.say_count("{count} open", "{count} open", waiting)] if waiting else []
    if half_paid:
        said.append(language.say_count("{count} half paid", "{count} half paid", half_paid))
    return " · ".join(said)


def _half_paid(now: TillNow, language: Language) -> Iterator[WaitingState]:
    """Bills of which something is paid and something left: no reason to stay, but somebody should know."""
    say = language.say
    for sale in now.tabs:
        if sale.is_half_paid and sale.order.wanted_at is None:
            order = sale.order
            title = say("{order} is half paid", order=f"{language.order_number(order.called)} {order.customer}".strip())
            paid, total = language.money(sale.paid.settled), language.money(order.total)
            text = say("{paid} of {total} is paid. It stays open, and the Z says so.", paid=paid, total=total)
            to_do = ToDo(title, text, urgent=False, order=order.order_id)
            yield WaitingState(title, text, say("Take the rest"), "banknote", to_do)


class _Fields:
    """The fields of a count in words."""

    def __init__(self, draft: CountDraft, language: Language) -> None:
        self._draft, self._language = draft, language

    def of(self, money: Sequence[Money], before: str) -> tuple[FieldState, ...]:
        return tuple(self._many(each, f"{before}{each.minor}" if before else each.minor) for each in money)

    def _many(self, each: Money, key: Key) -> FieldState:
        draft, language = self._draft, self._language
        label, many = language.plain_money(each), draft.typed.get(key, "")
        name = language.say("{coin}, how many: {count}", coin=label, count=many or "0")
        amount = language.amount(each * draft.many(key)) if many else "–"
        return FieldState(key, label, many, amount, draft.here == key, name)

    def others(self) -> tuple[FieldState, ...]:
        """The fields that are an amount."""
        say = self._language.say
        own = (self._amount(own_key(tender), tender) for tender in self._draft.own)
        return self._amount(CARD_MACHINE, say("Card machine")), *own, self._amount(STAYS, say("Stays in it"))

    def _amount(self, key: Key, label: str) -> FieldState:
        value = self._worth(key)
        return FieldState(key, label, value, "", self._draft.here == key, f"{label}: {value or '–'}")

    @property
    def typed(self) -> str:
        """What was typed into the field, large."""
        here = self._draft.here
        return self._worth(here) if is_amount(here) else self._draft.typed.get(here, "")

    def _worth(self, key: Key) -> str:
        amount = self._draft.amount(key)
        return "" if amount is None else self._language.amount(amount)

    @property
    def asked(self) -> str:
        here, language = self._draft.here, self._language
        if here == CARD_MACHINE:
            return language.say("The card machine says")
        if here == STAYS:
            return language.say("Stays in it")
        if tender_of(here):
            return language.say("How much by {tender}?", tender=tender_of(here))
        minor = here if isinstance(here, int) else int(here[1:])
        coin = language.plain_money(Money(minor, self._draft.counted.currency))
        return language.say("How many {coin}?", coin=coin)
