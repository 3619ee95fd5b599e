"""What is said of the menu in Changes: its parts by the names that people know. Pure."""

from __future__ import annotations

from datetime import date

from counter.kernel.language import Language, _

_FROM = "price_from_"
_NAMES = {
    "price": _("Price"),
    "place": _("Place of its tile"),
    "category": _("Category"),
    "tax_class": _("Tax class"),
    "station": _("Made at"),
    "sku": _("Number"),
    "allergens": _("Contains"),
    "may_contain": _("Traces"),
    "barcode": _("Barcode"),
    "open_price": _("Open price"),
    "by_weight": _("By weight"),
    "cost": _("Cost"),
    "deposit": _("Deposit"),
    "deposit_tax_class": _("Tax class of its deposit"),
    "sold_from": _("On sale from"),
    "sold_until": _("On sale until"),
    "page": _("Page of its category"),
    "favourite": _("Favourite"),
    "making_seconds": _("Seconds to make one"),
    "colour": _("Colour of its tile"),
    "groups": _("Choices"),
    "fewest": _("At least"),
    "most": _("At most"),
    "items": _("What is in it"),
}


def part_of_menu(part: str, language: Language) -> str:
    """What a part of the menu is called, "" where it is none."""
    if part.startswith(_FROM):
        return language.say("Price from {day}", day=language.day(date.fromisoformat(part[len(_FROM) :])))
    return language.say(_NAMES[part]) if part in _NAMES else ""
