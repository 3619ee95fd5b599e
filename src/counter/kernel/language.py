"""What a person reads: sentences, money and times in the shop's language."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from copy import copy
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, default_locale
from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol

from counter.kernel.errors import AnyOf, Joined, Refused, Sentence, Unavailable, Word
from counter.kernel.money import Money, to_decimal
from counter.kernel.resources import resource
from counter.kernel.spoken import SPOKEN as SPOKEN  # noqa: PLC0414 - many ask for it here

SPOKEN_NAMES = ("English", "Deutsch", "Français", "Español", "العربية")
"""What each of them calls itself; to look them up loads all of each."""
STAFF, CUSTOMER = "counter", "customer"
"""The catalogues: whose words they are."""
_SIZE = 2
_HOUR, _TWO_HOURS = 60, 120
"""A wait is said in hours where it begins at one or later and ends at two or later."""
_DATES = {"de": (", d. MMMM", "d. {month} y"), "es": (" d 'de' MMMM", "d 'de' {month} 'de' y")}
"""How a day follows its weekday, and a whole date, where it is more than its parts side by side."""
_NOUNS_STAND_TALL = frozenset({"de", "lb"})


def own_name(locale: str) -> str:
    """What a language is called by those who speak it, as a list begins: “Français” for "fr"."""
    name = str(Locale.parse(locale).get_display_name(locale))
    return name[:1].upper() + name[1:]


def _(text: str) -> str:
    """Marks a sentence for translation where no language is at hand; `Language.say` translates it later."""
    return text


def _n(one: str, many: str) -> tuple[str, str]:
    """Marks a sentence with a plural for translation, as `_` does; `Language.say_count` translates it later."""
    return one, many


@lru_cache(maxsize=4096)
def _money(locale: Locale, amount: Money, pattern: str | None) -> str:
    """A screen says the same prices again at every tap."""
    return format_currency(to_decimal(amount), amount.currency, format=pattern, locale=locale).replace("-", "−")


def of_this_machine() -> Language:
    """The language that the machine is set to, English where Counter does not speak it: before a shop said its own."""
    name = (default_locale("LC_MESSAGES") or "").partition("_")[0]
    return Language(name if name in SPOKEN else "en")


class Language:
    """One language and one place: how this shop says a sentence, an amount, a time.

    `catalogue` is whose sentences are translated: "counter" the staff's, "customer" what a customer reads or hears.
    What the staff's has not is said as the customer's has it. `shop` is the shop's own locale, where that is another.
    """

    def __init__(
        self, locale: str = "en", zone: ZoneInfo | None = None, catalogue: str = STAFF, *, shop: str = ""
    ) -> None:
        self.locale = Locale.parse(locale, sep="_")
        self.zone = zone or ZoneInfo("UTC")
        self._name = catalogue
        self._shops = Locale.parse(shop, sep="_") if shop else self.locale
        self._theirs: dict[str, Language] = {}

    @property
    def reads_from_right(self) -> bool:
        """Whether it is read from the right to the left."""
        return str(self.locale.character_order) == "right-to-left"

    def to_customer(self, locale: str = "") -> Language:
        """How a customer is spoken to here: in the language they chose, without one, or with its own, in the shop's."""
        return Language(str(self._shops) if self._is_shops(locale) else locale, self.zone, CUSTOMER)

    def to_person(self, locale: str) -> Language:
        """This shop's language to one of the staff who reads `locale` ("de"; "" is the shop's own).

        Customers are spoken to as before.
        """
        if self._is_shops(locale):
            return self
        if locale not in self._theirs:
            self._theirs[locale] = Language(locale, self.zone, self._name, shop=str(self._shops))
        return self._theirs[locale]

    def _is_shops(self, locale: str) -> bool:
        return locale in ("", self._shops.language)

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        try:
            folder = resource("translations")
        except FileNotFoundError:
            return gettext.NullTranslations()
        own = gettext.translation(self._name, folder, [str(self.locale)], fallback=True)
        if self._name != CUSTOMER:
            own.add_fallback(gettext.translation(CUSTOMER, folder, [str(self.locale)], fallback=True))
        return own

    def say(self, text: str, /, **values: object) -> str:
        """`text` translated, its {braces} filled with `values` as they are; of "", where gettext keeps its head, ""."""
        said = self._catalogue.gettext(text) if text else ""
        return self._from_right(said.format(**self._apart(values))) if values else said

    def say_count(self, one: str, many: str, count: int, /, **values: object) -> str:
        """`one` or `many`, by the language's own rule for `count`, which fills {count}."""
        said = self._catalogue.ngettext(one, many, count)
        return self._from_right(said.format(count=self.number(count), **self._apart(values)))

    @staticmethod
    def _from_right(said: str) -> str:
        """A sentence that begins with what keeps its own direction is read from the right all the same."""
        return f"\u200f{said}" if said.startswith("\u2068") else said

    def _apart(self, values: dict[str, object]) -> dict[str, object]:
        """On a screen that is read from the right, each keeps its own direction (Unicode's isolates).

        Otherwise a date after a Latin name would stand before it. Paper orders its lines itself and has no marks.
        """
        if self._name == CUSTOMER or not self.reads_from_right:
            return values
        return {
            name: f"\u2068{value}\u2069" if isinstance(value, str) and value else value
            for name, value in values.items()
        }

    def quoted(self, words: str) -> str:
        """Words that somebody said or wrote, in the quotation marks of the language; "" of none."""
        return self.say("“{words}”").format(words=words) if words else ""

    def order_number(self, called: object) -> str:
        """An order by what it is called out as: #12. Within what is read from the right its sign stays before it."""
        return f"\u2066#{called}\u2069" if self.reads_from_right and self._name != CUSTOMER else f"#{called}"

    def listed(self, words: Sequence[str]) -> str:
        """Words one after the other as a sentence has them: “Ana, Ben and Chris”."""
        return format_list(words, style="standard", locale=self.locale)

    def either(self, words: Sequence[str]) -> str:
        """Words of which any will do: “Dana or Rosa”."""
        return format_list(words, style="or", locale=self.locale)

    def within(self, word: str) -> str:
        """A word as it stands within a phrase: “whole”, not “Whole”. Sizes (S, XL) stay, and German keeps its nouns."""
        if len(word) <= _SIZE or self.locale.language in _NOUNS_STAND_TALL:
            return word
        return word[:1].lower() + word[1:]

    def explain(self, fault: Refused | Unavailable | Sentence | str) -> str:
        """What a refusal or a finding says, translated; a text that is no sentence of ours as it is."""
        if isinstance(fault, str) and not isinstance(fault, Sentence):
            return fault
        return self.say(fault.text, **{name: self._in_words(value) for name, value in fault.values.items()})

    def _in_words(self, value: object) -> object:
        if isinstance(value, Sentence):
            return self.explain(value)
        if isinstance(value, Joined):
            return "; ".join(self.explain(each) for each in value.parts)
        if isinstance(value, AnyOf):
            return self.either([str(self._in_words(each)) for each in value.words])
        if isinstance(value, Word):
            return self.say(value)
        return self.money(value) if isinstance(value, Money) else value

    def money(self, amount: Money) -> str:
        """With its symbol: €3.80."""
        return _money(self.locale, amount, None)

    def plain_money(self, amount: Money) -> str:
        """With its symbol, a whole amount without its decimals: €15, 15 €."""
        value = to_decimal(amount)
        if value != value.to_integral_value():
            return self.money(amount)
        pattern = copy(self.locale.currency_formats["standard"])
        pattern.frac_prec = (0, 0)
        return str(pattern.apply(value, self.locale, currency=amount.currency, currency_digits=False)).replace("-", "−")

    def currency_symbol(self, currency: str) -> str:
        """The symbol of a currency: €."""
        return str(get_currency_symbol(currency, locale=self.locale))

    def amount(self, amount: Money) -> str:
        """Without its symbol, as in a column of figures: 3.80."""
        return _money(self.locale, amount, "#,##0.00")

    def signed(self, amount: Money) -> str:
        """The same for a screen, what is more than nothing with a plus: +0.60.

        Within what is read from the right, figure and sign stay in their order (Unicode's isolates).
        """
        figures = f"+{self.amount(amount)}" if amount.minor > 0 else self.amount(amount)
        return f"\u2066{figures}\u2069" if self.reads_from_right else figures

    def decimal(self, number: Decimal, places: int) -> str:
        """With so many decimal places: 0.235."""
        return format_decimal(number, "#,##0." + "0" * places, locale=self.locale)

    def clock(self, at: datetime) -> str:
        """The wall clock of an aware time: 8:42."""
        local = at.astimezone(self.zone)
        return f"{local.hour}:{local.minute:02d}"

    def minutes(self, minutes: int) -> str:
        """How long it took or takes: 47 min, 5 h 52 min, 2 h."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.say("{minutes} min", minutes=rest)
        if not rest:
            return self.say("{hours} h", hours=hours)
        return self.say("{hours} h {minutes} min", hours=hours, minutes=rest)

    def range(self, soonest: int, latest: int) -> str:
        """How long it takes, from so many minutes to so many, in short: 50–80 min, 2–2.5 h."""
        if soonest < _HOUR or latest < _TWO_HOURS:
            return self.say("{soonest}–{latest} min", soonest=soonest, latest=latest)
        return self.say("{soonest}–{latest} h", soonest=self._hours(soonest), latest=self._hours(latest))

    def wait(self, soonest: int, latest: int) -> str:
        """The same in words: 50 to 80 minutes, 2 to 2.5 hours."""
        if soonest < _HOUR or latest < _TWO_HOURS:
            return self.say("{soonest} to {latest} minutes", soonest=soonest, latest=latest)
        return self.say("{soonest} to {latest} hours", soonest=self._hours(soonest), latest=self._hours(latest))

    def _hours(self, minutes: int) -> str:
        return self.number(Decimal(minutes) / 60)

    def day(self, day: date) -> str:
        """Friday 20 November."""
        return format_date(day, f"EEEE{self._dates[0]}", locale=self.locale)

    def long_date(self, day: date) -> str:
        """20 February 2027."""
        return format_date(day, self._dates[1].format(month="MMMM"), locale=self.locale)

    def short_date(self, day: date) -> str:
        """20 Nov 2026."""
        return format_date(day, self._dates[1].format(month="MMM"), locale=self.locale)

    def day_and_month(self, day: date) -> str:
        """20 Nov."""
        return format_date(day, self._dates[0].lstrip(" ,،").replace("MMMM", "MMM"), locale=self.locale)

    @property
    def _dates(self) -> tuple[str, str]:
        return _DATES.get(self.locale.language, (" d MMMM", "d {month} y"))

    def days(self, first: date, last: date) -> str:
        """16–22 November, 30 November – 6 December."""
        locale = "en_GB" if self.locale.language == "en" else self.locale  # the day first, as in every date here
        return str(format_interval(first, last, "MMMMd", locale=locale))

    def month(self, day: date) -> str:
        """November 2026."""
        return format_date(day, "LLLL y", locale=self.locale)

    def day_of_week(self, day: date) -> str:
        """Mon 16."""
        return format_date(day, "EEE d", locale=self.locale)

    def weekday(self, day: date) -> str:
        """Tuesday."""
        return format_date(day, "EEEE", locale=self.locale)

    def percent(self, share: Decimal | float, places: int = 0) -> str:
        """0.941 as 94.1%."""
        return format_percent(share, "#,##0." + "0" * places + "%" if places else "#,##0%", locale=self.locale)

    def rate(self, share: Decimal) -> str:
        """0.055 as 5.5%, 0.19 as 19%: as many places as the rate has."""
        exponent = (share * 100).normalize().as_tuple().exponent
        return self.percent(share, max(0, -int(exponent)))

    def number(self, value: Decimal | int) -> str:
        """A plain number with the language's separators."""
        return format_decimal(value, locale=self.locale)

    def local_date(self, at: datetime) -> date:
        """The calendar date of an aware time, here."""
        return at.astimezone(self.zone).date()
