"""When the machine's clock cannot be right: what to say, and who may say that it is."""

from __future__ import annotations

from datetime import datetime

from counter.flows.proof import prove_person
from counter.flows.shop import Act, Shop
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.people.queries import OWNER, staff_member
from counter.settings.facts import ClockTrusted


def clock_fault(shop: Shop) -> str:
    """What to say where the machine's clock is behind what was recorded or weeks after it; "" where it is neither."""
    doubt, say = shop.clock.doubt(), shop.language.say
    if doubt is None:
        return ""
    says = _said(shop, doubt.says)
    if doubt.is_behind:
        return say(
            "This machine’s clock says {says}, before the last sale. Set it right; Counter goes on from that sale.",
            says=says,
        )
    return say(
        "This machine’s clock says {says}; the last sale was {known}. If it is wrong, set it right before you sell.",
        says=says,
        known=_said(shop, doubt.known),
    )


def trust_clock(shop: Shop, by: StaffId) -> None:
    """Somebody says that the machine's clock is right: time goes on from what it says.

    Refused where that dates what comes before what was recorded, and the owner does not say so.
    """
    doubt = shop.clock.doubt()
    if doubt is not None and doubt.is_behind:
        shop.do(by, _check_owner)
    shop.clock.trust()
    shop.do(by, _note_trust)


def _check_owner(act: Act) -> None:
    prove_person(act)
    if act.read(staff_member, act.by).role != OWNER:
        raise Refused("Receipts would be dated before the last one. Ask the owner to say that the clock is right.")


def _note_trust(act: Act) -> None:
    act.record(ClockTrusted(act.terminal))


def _said(shop: Shop, at: datetime) -> str:
    language = shop.language
    return f"{language.long_date(language.local_date(at))}, {language.clock(at)}"
