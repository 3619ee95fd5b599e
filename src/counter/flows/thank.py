"""Somebody is thanked for what went well."""

from __future__ import annotations

from counter.flows.settle import note_good_moment, take_back_good_moment
from counter.flows.shop import Act
from counter.kernel.ids import FactId, StaffId
from counter.recovery.moment_queries import the_moment


def thank(act: Act, colleague: StaffId, words: str, noted: FactId | None = None) -> FactId:
    """A colleague reads the `words` at their next sign-in; they stand for the moment that was just `noted`, if any.

    Refused without words, and where somebody thanks themselves.
    """
    order_id = act.read(the_moment, noted).order_id if noted is not None else None
    moment_id = note_good_moment(act, words, order_id, colleague)
    if noted is not None:
        take_back_good_moment(act, noted)
    return moment_id
