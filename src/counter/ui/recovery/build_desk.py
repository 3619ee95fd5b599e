"""Turns vouchers into what the desk shows. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from counter.journal.seal import Keyring
from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.recovery.playbook import Playbook
from counter.recovery.rules import LATE, OTHER
from counter.reports.voucher_story import MOST_LISTED, Listed, VoucherDesk, VoucherStory
from counter.reports.voucher_words import said_about
from counter.settings.rights import NEVER, Limits, Right, limit_of
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.mark import DONE, OVER, SAFE, Mark
from counter.ui.recovery.desk_state import DeskRow, DeskState, DeskVoucher
from counter.ui.recovery.state import PastState
from counter.vouchers.code import code_of
from counter.vouchers.model import Voucher
from counter.vouchers.rules import CANCELLED, EXPIRED, HONOURED_FOR, LIVE, REPLACED, USED


@dataclass(frozen=True, slots=True)
class At:
    """What the desk is shown by: the time (aware UTC), who is at it, the keys of the codes, and how things are said.

    `rung_up`: there is something on the ticket that a voucher could lower; `spoken` is the language its customer chose.
    """

    now: datetime
    by: StaffId | None
    keys: Keyring
    playbook: Playbook
    limits: Limits
    language: Language
    rung_up: bool
    spoken: str = ""

    def end(self, voucher: Voucher) -> str:
        """The last five of a voucher's code, as far as that is ours to know."""
        end = "…" + code_of(self.keys, voucher)[-5:]
        return f"\u2066{end}\u2069" if self.language.reads_from_right else end

    def day(self, at: datetime) -> str:
        """“8:36” where that is today, else “14 Nov”."""
        language = self.language
        day = language.local_date(at)
        if day == language.local_date(self.now):
            return language.clock(at)
        return self.month(day)

    def month(self, day: date) -> str:
        """“14 Nov”, with its year where that is another."""
        language = self.language
        this_year = day.year == language.local_date(self.now).year
        return language.day_and_month(day) if this_year else language.short_date(day)


def desk_state(desk: VoucherDesk, at: At, *, typed: str, state: str, cancels: bool, done: str) -> DeskState:
    """The desk as of an aware time."""
    say, language = at.language.say, at.language
    told = desk.told
    return DeskState(
        out=language.money(desk.still_out),
        still_out=language.say_count("still out, on {count} voucher", "still out, on {count} vouchers", desk.count),
        done=done,
        typed=typed,
        state=state,
        rows=tuple(_row(each, told, at) for each in desk.listed),
        more=say("Older ones: type a name, an order or the code.") if len(desk.listed) == MOST_LISTED else "",
        nothing="" if desk.listed else say("No voucher fits. Type the whole code, a name or the order’s number."),
        voucher=_voucher(told, desk, at) if told else None,
        question=_why(at) if cancels and told else None,
    )


def _why(at: At) -> Choices:
    say = at.language.say
    reasons = (say("Given by mistake"), say("Given twice"), say("Money back instead"), say("Found in wrong hands"))
    options = tuple(Option(reason, reason) for reason in reasons)
    return Choices(say("Why is it cancelled?"), say("Nobody can use it from then on."), options, say("Keep it"))


def _mark(state: str, at: At, day: str = "") -> Mark:
    say = at.language.say
    words, icon, tone = {
        LIVE: (say("Live"), "circle-check", SAFE),
        USED: (say("Used"), "check", DONE),
        EXPIRED: (say("Expired"), "clock-alert", OVER),
        REPLACED: (say("Replaced"), "repeat", DONE),
        CANCELLED: (say("Cancelled"), "ban", DONE),
    }[state]
    return Mark(f"{words} {day}".strip(), icon, tone)


def _row(listed: Listed, told: VoucherStory | None, at: At) -> DeskRow:
    voucher, say = listed.voucher, at.language.say
    worth = at.language.money(voucher.amount)
    if voucher.left and voucher.left != voucher.amount:
        worth = say("{amount} left", amount=at.language.money(voucher.left))
    return DeskRow(
        voucher=voucher.voucher_id,
        who=listed.customer or say("No name"),
        end=at.end(voucher),
        worth=worth,
        mark=_mark(listed.state, at),
        day=_since(listed, at),
        chosen=told is not None and told.voucher.voucher_id == voucher.voucher_id,
    )


def _since(listed: Listed, at: At) -> str:
    voucher, say = listed.voucher, at.language.say
    if listed.state == LIVE:
        return say("till {day}", day=at.month(voucher.good_until))
    if listed.state == EXPIRED:
        return at.month(voucher.good_until)
    if listed.state == REPLACED and listed.replaced_by is not None:
        return say("by {code}", code=at.end(listed.replaced_by))
    ended = voucher.redeemed_at if listed.state == USED else voucher.ended_at
    return at.day(ended) if ended else ""


def _voucher(story: VoucherStory, desk: VoucherDesk, at: At) -> DeskVoucher:
    voucher, language, say = story.voucher, at.language, at.language.say
    name = story.order.customer
    key, icon, note = _key(story, desk, at)
    good = story.state in (LIVE, EXPIRED)
    day = language.long_date(voucher.good_until) if story.state == EXPIRED else ""
    return DeskVoucher(
        whose=" · ".join(filter(None, (name, at.end(voucher)))),
        mark=_mark(story.state, at, day),
        left=language.money(voucher.left if good else voucher.amount),
        of=say("left of {amount}", amount=language.money(voucher.amount)) if good else "",
        share=voucher.left.minor / voucher.amount.minor if voucher.amount else 0.0,
        why=say("Why {name} has it", name=name) if name else say("Why they have it"),
        steps=tuple(step for _, step in sorted(_steps(story, at), key=lambda each: each[0])),
        say=said_about(story, at.playbook, at.language, at.spoken),
        key=key,
        icon=icon,
        note=note,
        can_print=story.state == LIVE and voucher.replaced_by is None,
        can_stop=good,
    )


def _key(story: VoucherStory, desk: VoucherDesk, at: At) -> tuple[str, str, str]:
    """The large button: its word, its icon, and what stands below it."""
    say, left = at.language.say, at.language.money(story.voucher.left)
    if story.state == EXPIRED:
        who = [person.name for person in desk.staff if limit_of(at.limits, Right.HONOUR, person.role) != NEVER]
        mine = any(person.staff_id == at.by and person.name in who for person in desk.staff)
        longer = at.language.say("Good for {count} days more.", count=HONOURED_FOR.days)
        yes = "" if mine or not who else say("{name} approves on this screen.", name=at.language.either(who))
        return say("Honour it anyway · {amount}", amount=left), "hand-heart", " ".join(filter(None, (yes, longer)))
    if story.state == LIVE and at.rung_up:
        return say("Use it on this order · {amount}", amount=left), "ticket-percent", ""
    if story.state == REPLACED and story.replaced_by is not None:
        return say("Show the new one · {code}", code=at.end(story.replaced_by)), "repeat", ""
    if story.state in (USED, CANCELLED):
        return say("Give another way"), "hand-heart", ""
    return (
        "",
        "",
        say("It comes off the price: ring up what they have, then scan it at Pay.") if story.state == LIVE else "",
    )


def _steps(story: VoucherStory, at: At) -> Iterator[tuple[datetime, PastState]]:
    say, money, voucher = at.language.say, at.language.money, story.voucher

    given = say("{name} gave {amount}", name=_who(story, voucher.issued_by), amount=money(voucher.amount))
    if voucher.automatic:
        given = say("{amount} printed by itself", amount=money(voucher.amount))
    if story.replaces is not None:
        given = say("{name} printed it for {code}", name=_who(story, voucher.issued_by), code=at.end(story.replaces))
    order = say("Order {number}", number=story.order.called)
    wrong = wrong_words(story, at.playbook, at.language)
    yield _step(at, voucher.issued_at, "octagon-alert", wrong, f"{order} · {given}", "wrong")
    for use, paid in story.uses:
        lost = say("{amount} was lost", amount=money(use.lost)) if use.lost else ""
        detail = " · ".join(filter(None, (say("Order {number}", number=paid.called), _who(story, use.by), lost)))
        yield _step(at, use.at, "coffee", say("{amount} used", amount=money(use.amount)), detail, "right")
        if use.restored_at is not None:
            back = say("Order {number} was refunded", number=paid.called)
            yield _step(
                at, use.restored_at, "rotate-ccw", say("{amount} is on it again", amount=money(use.amount)), back
            )
    yield from _ends(story, at)


def _ends(story: VoucherStory, at: At) -> Iterator[tuple[datetime, PastState]]:
    say, money, voucher = at.language.say, at.language.money, story.voucher
    if voucher.honoured_at is not None:
        until = say("good until {day}", day=at.month(voucher.good_until))
        why = voucher.honoured_for if voucher.honoured_for != wrong_words(story, at.playbook, at.language) else ""
        detail = " · ".join(filter(None, (_who(story, voucher.honoured_by), why, until)))
        yield _step(at, voucher.honoured_at, "hand-heart", say("Honoured anyway"), detail, "right")
    if voucher.ended_at is not None and story.replaced_by is not None:
        detail = " · ".join((_who(story, voucher.ended_by), at.end(story.replaced_by)))
        yield _step(at, voucher.ended_at, "repeat", say("A new one was printed"), detail)
    elif voucher.ended_at is not None:
        yield _step(
            at, voucher.ended_at, "ban", say("Cancelled"), f"{_who(story, voucher.ended_by)} · {voucher.reason}"
        )
    if story.state == EXPIRED:
        over = PastState(
            "", at.month(voucher.good_until), "clock-alert", say("The date ran out"),
            say("{amount} still on it", amount=money(voucher.left)), "", "done",
        )  # fmt: skip
        yield at.now, over


def _step(at: At, when: datetime, icon: str, what: str, detail: str, tone: str = "done") -> tuple[datetime, PastState]:
    return when, PastState("", at.day(when), icon, what, detail, "", tone)


def _who(story: VoucherStory, staff: StaffId | None) -> str:
    return story.names.get(staff, "") if staff else ""


def wrong_words(story: VoucherStory, playbook: Playbook, language: Language) -> str:
    """What went wrong, by its kind, as whoever is at the desk reads it; what it was given with where no kind says."""
    say, kind, what = language.say, story.mishap.kind, story.order.what
    if kind == LATE and story.minutes_late:
        return say("{what} came {time} late", what=what, time=language.minutes(story.minutes_late))
    page = playbook.pages.get(kind)
    if kind == OTHER or page is None:
        return say("Given with {what}", what=what)
    return f"{say(page.label)}: {what}"
