"""What a shop adds to its papers while an owner writes it: nothing is decided before Save. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from counter.kernel.language import Language
from counter.settings.paper_texts import PaperTexts
from counter.settings.profiles import Profile, ProfileChosen, profile_of
from counter.settings.rules import Settings

PARTS = tuple(each.name for each in fields(PaperTexts))
"""What can be written, from the top of the receipt to the end of the slip."""
_TERMS = {
    "worth": "{amount} off anything, any day.",
    "until": "Good until {date}.",
    "use": "Used once. No receipt needed.",
}
_KEEPS_REST = "What you do not use stays on it. No receipt needed."
"""What a slip says otherwise, as its layout does."""


@dataclass(frozen=True)
class ReceiptDraft:
    """`texts`, `logo` and `profile` as they will be; `language` is the one in hand, `width` the paper that is seen."""

    settings: Settings
    texts: Mapping[str, PaperTexts]
    logo: str
    profile: ProfileChosen
    language: str
    width: str = "80"

    @classmethod
    def begin(cls, settings: Settings, language: str) -> ReceiptDraft:
        """As the shop has it now."""
        return cls(settings, settings.paper_texts, settings.logo, settings.receipt_profile, language)

    @property
    def is_changed(self) -> bool:
        """Whether Save would write something."""
        return self.changed_texts > 0 or self.is_logo_changed or self.profile != self.settings.receipt_profile

    @property
    def is_logo_changed(self) -> bool:
        """Whether it will be another one."""
        return self.logo != self.settings.logo

    @property
    def changed_texts(self) -> int:
        """How many texts are not as they were."""
        before = self.settings.paper_texts
        return sum(
            getattr(self.texts.get(name, PaperTexts()), part) != getattr(before.get(name, PaperTexts()), part)
            for name in {*self.texts, *before}
            for part in PARTS
        )

    def is_behind(self, settings: Settings) -> bool:
        """Whether somebody else has saved something of it since it was begun."""
        mine = self.settings
        return (
            dict(settings.paper_texts) != dict(mine.paper_texts)
            or settings.logo != mine.logo
            or settings.receipt_profile != mine.receipt_profile
        )

    def onto(self, settings: Settings) -> ReceiptDraft:
        """The same changes on what somebody else saved meanwhile; where both changed one thing, these stand."""
        before, now = self.settings.paper_texts, settings.paper_texts
        merged = {
            name: PaperTexts(*(_newer(name, part, (before, now, self.texts)) for part in PARTS))
            for name in {*before, *now, *self.texts}
        }
        mine = self.settings
        logo = self.logo if self.is_logo_changed else settings.logo
        profile = settings.receipt_profile if self.profile == mine.receipt_profile else self.profile
        return replace(self, settings=settings, texts=_said(merged), logo=logo, profile=profile)

    @property
    def as_will_be(self) -> Settings:
        """The shop's settings once this is saved."""
        return replace(self.settings, paper_texts=self.texts, logo=self.logo, receipt_profile=self.profile)

    def choose(self, profile: Profile) -> ReceiptDraft:
        """Taxes shown that way; what is usual where the shop's currency is is no choice of its own."""
        usual = profile_of("", self.settings.currency)
        return replace(self, profile="" if profile == usual else profile)

    def text(self, part: str) -> str:
        """The shop's own words in the language in hand, "" where it has none."""
        return str(getattr(self.texts.get(self.language, PaperTexts()), part))

    def usual(self, part: str) -> str:
        """What stands there otherwise: Counter's words, or the shop's in its own language."""
        say = Language(self.language).to_customer().say
        settings = self.settings
        if part == "headline":
            return say("We’re sorry, {name}.", name="{name}")
        if part == "own":
            return say("That is our mistake.")
        if part in _TERMS:
            words = _KEEPS_REST if part == "use" and settings.voucher_keeps_rest else _TERMS[part]
            return say(words, amount="{amount}", date="{date}")
        if part == "talk":
            person = settings.contact or "Ana"
            if settings.contact and settings.contact_line:
                return f"{say('Anything not right? Talk to {name}:', name=person)} {settings.contact_line}"
            return say("Anything not right? Talk to {name}, here at the counter.", name=person)
        own = settings.locale.partition("_")[0]
        return str(getattr(self.texts.get(own, PaperTexts()), part)) if own != self.language else ""

    def write(self, part: str, text: str) -> ReceiptDraft:
        """Other words; as it came where they are empty, or the same."""
        own = text.strip() if text.strip() != self.usual(part) else ""
        mine = replace(self.texts.get(self.language, PaperTexts()), **{part: own})
        return replace(self, texts=_said({**self.texts, self.language: mine}))


def _newer(name: str, part: str, versions: tuple[Mapping[str, PaperTexts], ...]) -> str:
    before, now, mine = (str(getattr(each.get(name, PaperTexts()), part)) for each in versions)
    return now if mine == before else mine


def _said(texts: Mapping[str, PaperTexts]) -> dict[str, PaperTexts]:
    return {name: said for name, said in texts.items() if said != PaperTexts()}
