"""What a barista did in a run, said to them in a sentence."""

from __future__ import annotations

from counter.kernel.language import Language, _
from counter.rehearsal.happened import GREETED, HINT, Happened
from counter.rehearsal.scenario import clock_face

_DID = {
    "heard": _("You wrote down their words"),
    "apology": _("You said sorry"),
    "make_first": _("You had it made first"),
    "remake": _("You had it made again"),
    "on_the_house": _("You gave something on the house"),
    "refund": _("You gave money back"),
    "voucher": _("You gave a voucher"),
    "carry": _("You carry it to them"),
    "follow_up": _("You said when we get back to them"),
    "whole_order": _("The whole order is on us"),
    "promised anew": _("You said a new time"),
    "asked again": _("You noted that they asked again"),
    "ready": _("It is ready"),
    "handed over": _("You handed it over"),
    "all right": _("You asked whether they are all right"),
    "not all right": _("They are not all right"),
    "left": _("You noted that they left"),
    "voucher used": _("Their voucher works"),
    "sold out said": _("You marked it as sold out"),
    "trouble said": _("You said that the bar is in trouble"),
    "cancelled": _("You cancelled the order"),
    HINT: _("You took a hint"),
}
"""Of what can happen, what is worth a line between those of the customer."""


def did(each: Happened, customer: str, began: float, language: Language) -> str:
    """“You greeted Priya after 0:09”, counted from when the customer `began`; "" for what needs no line."""
    say = language.say
    if each.what == GREETED:
        at = clock_face(max(0.0, each.seconds - began))
        return say("You greeted {name} after {at}", name=customer, at=at)
    if each.what not in _DID:
        return ""
    return say("{what}, {at}", what=say(_DID[each.what]), at=clock_face(each.seconds))
