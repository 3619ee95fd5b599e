"""Turns how this terminal and the shop's server stand to each other into the banner and its panel. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from counter.kernel.ids import TerminalId
from counter.kernel.language import Language, _
from counter.kernel.money import from_decimal
from counter.link.status import LinkState, LinkStatus, Shut
from counter.reports.unsent import MISHAPS, MONEY, ORDERS, PEOPLE, REST, VOUCHERS, Unsent
from counter.settings.rules import Settings
from counter.ui.app.link_code_state import LinkCodeState
from counter.ui.app.link_state import LinkBanner, LinkPanelState

_ABOUT = {
    ORDERS: _("Orders and promises"),
    MONEY: _("Payments, receipts and the drawer"),
    VOUCHERS: _("Vouchers, gift cards and accounts"),
    MISHAPS: _("What went wrong, and what was done"),
    PEOPLE: _("Staff and the bar"),
    REST: _("Menu, settings and the rest"),
}
_MINUTE = timedelta(minutes=1)


def link_banner(status: LinkStatus, now: datetime, language: Language) -> LinkBanner | None:
    """What people have to know of the server `now` (aware UTC); None where all is well, or the shop has none."""
    say, say_count = language.say, language.say_count
    if status.state is LinkState.REFUSED:
        return _refused(status, now, language)
    if status.state is LinkState.AWAY:
        return LinkBanner(
            _away(status.waiting, language),
            say("Vouchers: take a name, honour it when it is back."),
            show=say("Show"),
        )
    if status.just_sent:
        return LinkBanner(say_count("{count} fact sent", "{count} facts sent", status.just_sent), icon="cloud-check")
    if status.clock_off is not None:
        return LinkBanner(
            say(
                "This machine’s clock is {time} off the server’s.",
                time=language.minutes(max(1, round(abs(status.clock_off) / _MINUTE))),
            ),
            say("Set it right: promises and reports go by it."),
            icon="clock-alert",
            tone="at_risk",
        )
    if status.frozen:
        return LinkBanner(
            say("Another machine runs a newer Counter."),
            say_count(
                "{count} thing waits until this one is updated.",
                "{count} things wait until this one is updated.",
                status.frozen,
            ),
            icon="hourglass",
        )
    return None


def _refused(status: LinkStatus, now: datetime, language: Language) -> LinkBanner:
    say = language.say
    if status.shut is None:
        return LinkBanner(language.explain(status.trouble), tone="at_risk", show=say("Show"))
    more = say("It sells on by itself, seen by no other machine.")
    return LinkBanner(_why_shut(status, now, language), more, "unlink", "at_risk", say("Show"))


def _why_shut(status: LinkStatus, now: datetime, language: Language) -> str:
    """A sentence: why this machine needs a new code."""
    say = language.say
    if status.shut is Shut.TAKEN_OUT:
        since = _when(status.since or now, now, language)
        return say("This machine was taken out of the shop at {time}.", time=since)
    if status.shut is Shut.OLDER_COPY:
        return say("The books of this machine are an older copy.")
    if status.shut is Shut.NO_ADDRESS:
        return say("This machine knows no more where the shop’s server is.")
    return say("The shop’s server knows this machine no more.")


def _away(waiting: int, language: Language) -> str:
    if not waiting:
        return language.say("The shop’s server is away. Selling goes on.")
    return language.say_count(
        "The shop’s server is away. Selling goes on: {count} fact waits.",
        "The shop’s server is away. Selling goes on: {count} facts wait.",
        waiting,
    )


def link_panel(
    status: LinkStatus, unsent: Unsent, settings: Settings, terminal: TerminalId, now: datetime, language: Language
) -> LinkPanelState:
    """What waits for the server, and what works meanwhile; `terminal` is this one, `now` aware UTC."""
    say, is_shut = language.say, status.shut is not None
    return LinkPanelState(
        title=_why_shut(status, now, language) if is_shut else say("What waits for the server"),
        since=_since(status, now, language),
        waits=tuple((say(_ABOUT[about]), language.number(count)) for about, count in unsent.counts.items()),
        meanwhile_title=say("Meanwhile"),
        meanwhile=(
            (say("Goes on"), say("Selling, paying, printing, and the bar of this machine.")),
            (say("Waits"), _spending(settings, language, is_shut=is_shut)),
            *(() if settings.bar_terminal == terminal else ((say("By hand"), _call_out(settings, unsent, language)),)),
            (say("As heard last"), _heard(unsent, now, language)),
        ),
        done=say("Done"),
        take_code=say("Type a new code") if is_shut else "",
    )


def code_state(address: str, code: str, wrong: str, language: Language, *, keeps: bool, busy: bool) -> LinkCodeState:
    """Where a new code for this machine is typed: what stands there, what is wrong with it, and whether it joins.

    One that `keeps` the shop's key makes its code itself.
    """
    say = language.say
    hint = say(
        "At the first machine: Office, Machines, Add a machine. It shows both for ten minutes. This machine gets a"
        " new name, and what only it knows is the shop’s again."
    )
    if keeps:
        hint = say(
            "This machine makes the codes: close Counter and type counter server invite NAME. It gets a new name, and"
            " what only it knows is the shop’s again."
        )
    return LinkCodeState(
        title=say("A new code for this machine"),
        hint=hint,
        address_name=say("The server’s address, like 192.168.1.10"),
        address=address,
        code_name=say("The code, like 7KQ4-M2XP-9TRB"),
        code=code,
        wrong=wrong,
        busy=say("Joining again. That can take a minute.") if busy else "",
        back=say("Back"),
        join=say("Join again"),
    )


def _since(status: LinkStatus, now: datetime, language: Language) -> str:
    if status.shut is not None:
        return language.say(
            "It sells on by itself. No other machine sees what is sold here, and the shop’s day does not count it,"
            " until this machine has a new code. Nothing is lost."
        )
    if status.state is LinkState.REFUSED:
        return language.say("What is sold here is kept here, and reaches no other machine until this one is let in.")
    if status.trouble:
        return language.say(
            "{why} Nothing is lost: it is kept here, and goes then.", why=language.explain(status.trouble)
        )
    if status.since is None:
        return language.say("Nothing is lost: it is kept here, and goes by itself.")
    return language.say(
        "Away since {time}. Nothing is lost: it is kept here, and goes by itself.",
        time=_when(status.since, now, language),
    )


def _spending(settings: Settings, language: Language, *, is_shut: bool) -> str:
    cap = settings.offline_voucher_cap
    most = language.money(from_decimal(cap, settings.currency)) if cap else ""
    if is_shut and not cap:
        return language.say("Vouchers and gift cards: take a name, and honour them once this machine has a new code.")
    if is_shut:
        return language.say(
            "Vouchers and gift cards beyond {most} each: take a name, and honour them once this machine has a new"
            " code.",
            most=most,
        )
    if not cap:
        return language.say("Vouchers and gift cards: take a name, and honour them when it is back.")
    return language.say(
        "Vouchers and gift cards beyond {most} each: take a name, and honour them when it is back.",
        most=most,
    )


def _call_out(settings: Settings, unsent: Unsent, language: Language) -> str:
    return language.say(
        "The bar at {terminal} does not see what is ordered here. Call it out, or bring the ticket.",
        terminal=unsent.called.get(settings.bar_terminal, settings.bar_terminal),
    )


def _heard(unsent: Unsent, now: datetime, language: Language) -> str:
    if not unsent.heard:
        return language.say("Nothing is known of the other machines yet.")
    heard = [
        language.say("{terminal} at {time}", terminal=name, time=_when(at, now, language))
        for name, at in unsent.heard.items()
    ]
    return language.say("Orders, tabs and sold out of the others: {heard}.", heard=language.listed(heard))


def _when(at: datetime, now: datetime, language: Language) -> str:
    """“8:42”; of another day with that day."""
    clock, day = language.clock(at), language.local_date(at)
    if day == language.local_date(now):
        return clock
    return language.say("{day}, {time}", day=language.short_date(day), time=clock)
