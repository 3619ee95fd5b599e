"""Where things are made: the stations every shop begins with, those of its own, and what it calls them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from counter.kernel.errors import Refused
from counter.kernel.language import Language, _
from counter.kernel.typed_text import folded, tidy_text

ESPRESSO, BREW, KITCHEN, COUNTER = "espresso", "brew", "kitchen", "counter"
WORDS = {ESPRESSO: _("Espresso"), BREW: _("Brew"), KITCHEN: _("Kitchen"), COUNTER: _("Counter")}
"""What Counter calls the stations that every shop begins with. What is at the counter is handed over at once."""
STATIONS = tuple(WORDS)
_WITHIN = {ESPRESSO: _("espresso"), BREW: _("brew"), KITCHEN: _("kitchen"), COUNTER: _("counter"), "": _("bar")}
MOST, LONGEST = 12, 24
"""How many stations a shop has at most, and how many letters a name."""


@dataclass(frozen=True, slots=True)
class Station:
    """`key` is what items, orders and the printers' routes say, for good; `name` what the shop calls it.

    "" is as Counter does. One that is `off` is a station no more; what was made there keeps its name.
    """

    key: str
    name: str = ""
    off: bool = False


Stations = tuple[Station, ...]
USUAL: Stations = tuple(Station(key) for key in WORDS)
"""The stations that every shop begins with, in their order."""


def keys_of(stations: Stations) -> tuple[str, ...]:
    """The stations there are, in their order."""
    return tuple(each.key for each in stations if not each.off)


def made_at(stations: Stations) -> tuple[str, ...]:
    """Those where something is made: all but the counter."""
    return tuple(key for key in keys_of(stations) if key != COUNTER)


def own_name(stations: Stations, key: str) -> str:
    """What the shop calls a station, the word of its key where Counter knows one, else the key."""
    return next((each.name for each in stations if each.key == key and each.name), key)


def station_name(stations: Stations, key: str, language: Language) -> str:
    """A station's name as it stands alone."""
    return station_alone(own_name(stations, key), language)


def station_alone(key_or_name: str, language: Language) -> str:
    """A station's name as it stands alone, of what `own_name` gave."""
    return language.say(WORDS[key_or_name]) if key_or_name in WORDS else key_or_name


def station_within(key_or_name: str, language: Language) -> str:
    """A station's name within a sentence, of what `own_name` gave; "" is the bar."""
    return language.say(_WITHIN[key_or_name]) if key_or_name in _WITHIN else key_or_name


def find_station(stations: Stations, said: str) -> str | None:
    """The key of the station of that name or key, however it is written; None where there is none."""
    there = [each for each in stations if not each.off]
    by_name = (each.key for each in there if each.name and folded(each.name) == folded(said))
    by_key = (each.key for each in there if folded(each.key) == folded(said))
    return next(by_name, None) or next(by_key, None)


def station_called(stations: Stations, said: str) -> str:
    """The key of the station of that name or key. Refused where there is none."""
    found = find_station(stations, said)
    if found is None:
        raise no_station(stations, said)
    return found


def no_station(stations: Stations, said: str) -> Refused:
    """That there is no such station, and which there are."""
    known = ", ".join(own_name(stations, key) for key in keys_of(stations))
    return Refused("There is no station “{name}”. There are {known}.", name=said, known=known)


def with_station(stations: Stations, typed: str) -> Stations:
    """With one more of that name, where it is one; one that was taken off and was called so is there again."""
    name = tidy_text(typed)
    if not name:
        return stations
    gone = next((each for each in stations if each.off and folded(own_name(stations, each.key)) == folded(name)), None)
    if gone is not None:
        return tuple(replace(each, off=False) if each is gone else each for each in stations)
    key, known = name.replace("@", " "), {folded(each.key) for each in stations}
    while folded(key) in known:
        key += "+"
    return (*stations, Station(key, name))


def called(stations: Stations, key: str, typed: str) -> Stations:
    """With another name for one of them; without a name it is taken off."""
    name = tidy_text(typed)
    return tuple(replace(each, name=name or each.name, off=not name) if each.key == key else each for each in stations)


def check_stations(stations: Stations) -> None:
    """Refused where two are called the same, one has no key or too long a name, or the counter is missing."""
    there = [each for each in stations if not each.off]
    if COUNTER not in keys_of(stations):
        raise Refused("What needs no making is handed over at the counter: that station stays. Give it a name.")
    if len(there) > MOST:
        raise Refused("A shop has {most} stations at most. Take one off first.", most=MOST)
    keys = [each.key for each in stations]
    names = [folded(own_name(stations, each.key)) for each in there]
    if len(set(keys)) < len(keys) or len(set(names)) < len(names):
        raise Refused("Two stations have the same name. Give one of them another.")
    for each in stations:
        if not each.key or len(each.key) > LONGEST or len(each.name) > LONGEST:
            raise Refused("A station’s name has {most} letters at most. Write a shorter one.", most=LONGEST)


def check_taken_off(before: Stations, after: Stations, used: Iterable[tuple[str, str]]) -> None:
    """Refused where one is taken off at which something on the menu is made; `used` are stations with an item each."""
    left = set(keys_of(before)) - set(keys_of(after))
    for key, item in used:
        if key in left:
            raise Refused(
                "{item} is made at {station}. Say on Menu where it is made from now on, then take the station off.",
                item=item,
                station=own_name(before, key),
            )
