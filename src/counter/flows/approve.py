"""PINs typed at the counter: somebody's own, or another's yes to one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from counter.flows.proof import prove_pin
from counter.flows.shop import Act, Shop
from counter.journal.pin_key import find_pin_key
from counter.kernel.errors import Refused
from counter.kernel.ids import ApprovalId, StaffId, new_id
from counter.people.lock_outs import right_pin, waits_until, wrong_pin
from counter.people.model import Approval
from counter.people.pins import fits
from counter.people.queries import has_pins, kept_pin, staff_member
from counter.people.rules import check_works, could_be_pin
from counter.till.rules import check_no_card_number

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class PinTried:
    """What came of a typed PIN: nothing is `wrong`, or a refusal; then no other is taken for so many seconds."""

    wrong: Refused | None = None
    wait_seconds: int = 0


def try_pin(act: Act, who: StaffId, pin: str) -> PinTried:
    """Holds a typed PIN against somebody's own; a wrong one counts, and counts on after a restart.

    Refused where they have none, or it cannot be checked.
    """
    person, kept = act.read(staff_member, who), act.read(kept_pin, who)
    check_works(person)
    if not kept:
        raise Refused("{name} has no PIN. The owner sets one.", name=person.name)
    prove_pin(act, who)
    until = waits_until(act.unit, who)
    if until is not None and until > act.at:
        return _waits(person.name, (until - act.at).total_seconds())
    if fits(find_pin_key(act.shop.folder, act.shop.journal.shop), who, pin, kept):
        right_pin(act.unit, who)
        return PinTried()
    until = wrong_pin(act.unit, who)
    if until > act.at:
        return _waits(person.name, (until - act.at).total_seconds())
    return PinTried(Refused("That is not {name}’s PIN. Try again.", name=person.name))


def _waits(name: str, seconds: float) -> PinTried:
    wait = max(1, round(seconds + 0.5 - 1e-6))
    return PinTried(Refused("Too many wrong PINs for {name}. Try again in {wait} s.", name=name, wait=wait), wait)


def check_typed(act: Act, text: str) -> None:
    """Refused where what was typed as a name or a note is a card number, or could be somebody's PIN in the wrong field.

    Four or six digits and nothing else could be one where anybody has a PIN. They are not held against the PINs there
    are: who types names would learn which one is right, and nothing would count how often they tried.
    """
    check_no_card_number(text)
    if could_be_pin(text) and act.read(has_pins):
        raise Refused("That could be a PIN, and nothing of it is kept. Write a word before the number.")


def approve(act: Act, approver: StaffId, pin: str) -> Approval | PinTried:
    """Somebody's yes to what whoever is at it does next, for a minute; or what was wrong with the PIN."""
    tried = try_pin(act, approver, pin)
    if tried.wrong is not None:
        return tried
    return Approval(ApprovalId(new_id()), approver, act.by, act.at)


def do_with_yes(shop: Shop, by: StaffId, approver: StaffId, pin: str, do: Callable[[Approval], R]) -> R | PinTried:
    """Asks for somebody's yes by their PIN and does what it is for, at once; or what was wrong with the PIN.

    `by` is whoever asks. Refused as what is done is, and where the approver has no PIN.
    """
    answer = shop.do(by, approve, approver, pin)
    return answer if isinstance(answer, PinTried) else do(answer)
