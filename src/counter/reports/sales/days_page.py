"""What the pages Week and Month say below their days: what changed most, and who came back."""

from __future__ import annotations

from collections.abc import Mapping

from counter.kernel.language import Language
from counter.recovery.playbook import PlaybookPage
from counter.reports.day.one_thing_words import what_to_do
from counter.reports.sales.came_back import CameBack
from counter.reports.sales.changed import Changed
from counter.settings.stations import Stations, own_name, station_within


def changed_said(
    changed: Changed | None, pages: Mapping[str, PlaybookPage], stations: Stations, language: Language
) -> str:
    """What changed most, in customers' minutes; and where it is more than before, what to do about it."""
    say = language.say
    if changed is None:
        return say("Nothing that can be acted on cost customers more or fewer minutes.")
    thing = changed.thing
    said = say(
        "{kind}, {station}: {before} minutes of customers before, {now} now.",
        kind=say(pages[thing.kind].label),
        station=station_within(own_name(stations, thing.station), language),
        before=language.number(changed.before),
        now=language.number(changed.now),
    )
    if changed.now <= changed.before:
        return said
    return say("{first} {second}.", first=said, second=what_to_do(thing, stations, language))


def came_back_said(back: CameBack, language: Language, *, with_money: bool) -> str:
    """How many vouchers came back, what is still out, and who was welcomed back."""
    say = language.say
    if not back.issued:
        said = [say("No apology vouchers in the last 30 days.")]
    else:
        used = {"used": language.number(back.used), "issued": language.number(back.issued)}
        said = [say("{used} of {issued} apology vouchers of the last 30 days were used.", **used)]
    if with_money and back.still_out:
        said.append(say("{amount} is still out.", amount=language.money(back.still_out)))
    if back.welcomed:
        said.append(
            language.say_count(
                "{count} customer was welcomed back.", "{count} customers were welcomed back.", back.welcomed
            )
        )
    return " ".join(said)
