"""The fourteen allergens that a shop must be able to tell of (EU Regulation 1169/2011, Annex II), and who has which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId
from counter.kernel.language import Language, _
from counter.kernel.typed_text import folded, plain_text
from counter.menu.rules import Item, Preset

ALLERGENS: Mapping[str, str] = {
    "gluten": _("Gluten"),
    "crustaceans": _("Crustaceans"),
    "eggs": _("Eggs"),
    "fish": _("Fish"),
    "peanuts": _("Peanuts"),
    "soy": _("Soy"),
    "milk": _("Milk"),
    "nuts": _("Nuts"),
    "celery": _("Celery"),
    "mustard": _("Mustard"),
    "sesame": _("Sesame"),
    "sulphites": _("Sulphites"),
    "lupin": _("Lupin"),
    "molluscs": _("Molluscs"),
}
"""The fourteen as they are kept, in the order of the regulation, and how each is called."""
_ALSO = {
    "gluten": "wheat, rye, barley, oat, oats, spelt, kamut, cereals",
    "crustaceans": "crustacean, shellfish, shrimp, prawns, crab, lobster",
    "eggs": "egg",
    "peanuts": "peanut, groundnuts",
    "soy": "soya, soybean, soybeans, soya beans",
    "milk": "dairy, lactose, cow’s milk",
    "nuts": "nut, tree nut, tree nuts, almond, almonds, hazelnut, hazelnuts, walnut, walnuts, cashew, cashews, pecan, "
    "pecans, brazil nuts, pistachio, pistachios, macadamia, macadamia nuts",
    "sesame": "sesame seeds",
    "sulphites": "sulphite, sulfites, sulfite, sulphur dioxide",
    "lupin": "lupine, lupins",
    "molluscs": "mollusc, mollusks",
}
_CALLED = {name: name for name in ALLERGENS} | {
    other: name for name, others in _ALSO.items() for other in others.split(", ")
}
"""Each by whatever it is called in the annex and on a counter: oats are gluten, hazelnuts are nuts."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Which of the fourteen something contains, and which it may contain, each in the order of the regulation."""

    contains: tuple[str, ...] = ()
    may_contain: tuple[str, ...] = ()

    def of(self, allergies: Iterable[str]) -> tuple[str, ...]:
        """Which of these allergies it touches: what it contains first, then what it may contain."""
        asked = set(allergies)
        return tuple(name for name in (*self.contains, *self.may_contain) if name in asked)


def known_as(text: str) -> str:
    """The one of the fourteen that a text calls; "" where it calls none."""
    return _CALLED.get(folded(plain_text(text)), "")


def read_allergen(text: str) -> str:
    """One of the fourteen, as it is kept. Refused where a text calls none of them."""
    name = known_as(text)
    if not name:
        raise Refused("“{name}” is none of the allergens: {known}.", name=text[:40], known=", ".join(ALLERGENS))
    return name


def answer_of(item: Item, chosen: Mapping[GroupId, Iterable[str]]) -> Answer:
    """What an item contains with these choices, by the names of the modifiers of each group.

    A choice takes away what it is free of (oat milk: no milk) and brings its own; what a choice brings is there,
    whatever another takes away.
    """
    modifiers = [m for group in item.groups for m in group.modifiers if m.name in chosen.get(group.group_id, ())]
    freed = {name for modifier in modifiers for name in modifier.free_of}
    contains = set(_kept(item.allergens)) - freed
    contains |= {name for modifier in modifiers for name in modifier.allergens}
    may = {*_kept(item.may_contain), *(name for modifier in modifiers for name in modifier.may_contain)} - contains
    return Answer(_sorted(contains), _sorted(may))


def as_it_comes(item: Item) -> Answer:
    """What an item contains with the choices it has unless somebody says otherwise."""
    return answer_of(item, {group.group_id: group.defaults() for group in item.groups})


def preset_answer(preset: Preset) -> Answer:
    """What a tile of the first page contains: its item with what was chosen for it, all else as it comes."""
    said = {group_id for group_id, _name, _amount in preset.choices}
    chosen = {group.group_id: group.defaults() for group in preset.item.groups if group.group_id not in said}
    for group_id, name, _amount in preset.choices:
        chosen[group_id] = (*chosen.get(group_id, ()), name)
    return answer_of(preset.item, chosen)


def _kept(names: Iterable[str]) -> Iterator[str]:
    """Names as a menu of before has them ("almonds"), as they are kept now."""
    return (known_as(name) or name for name in names)


def _sorted(names: set[str]) -> tuple[str, ...]:
    return (*(name for name in ALLERGENS if name in names), *sorted(names - ALLERGENS.keys()))


def allergies_said(names: Iterable[str], language: Language) -> str:
    """Allergies or allergens as people read them: “nuts, milk”."""
    return ", ".join(language.within(language.say(ALLERGENS[name])) if name in ALLERGENS else name for name in names)
