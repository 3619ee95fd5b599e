"""The playbook while an owner changes it: nothing of it is written before Save. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from counter.kernel.errors import Refused
from counter.kernel.ids import FactId
from counter.kernel.language import Language
from counter.kernel.money import to_decimal
from counter.recovery.decided import is_answer, with_amount, with_page, with_page_amount, with_sentence
from counter.recovery.facts import SMALL
from counter.recovery.playbook import FIRST, SLIP, Playbook, PlaybookAnswer
from counter.settings.playbook_decided import PageDecided, PlaybookDecided, on_top
from counter.settings.rules import Settings
from counter.settings.taken_back import taken_back

EVERYWHERE = ""
"""Stands for every kind and severity where an amount counts for all."""


@dataclass(frozen=True)
class PlaybookDraft:
    """`decided` and `sentences` as they will be; `cap`, and `amounts` by page and gesture, as they are typed.

    `gesture` is in hand; what is typed as its worth counts `everywhere` or for this kind and severity alone. `since` is
    the last change that the draft knows of, `meanwhile` what somebody else saved while it was written.
    """

    book: Playbook
    settings: Settings
    decided: PlaybookDecided
    sentences: Mapping[str, str]
    cap: str
    since: FactId | None = None
    amounts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    kind: str = "late"
    severity: str = SMALL
    language: str = "en"
    gesture: str = ""
    everywhere: bool = False
    adds: bool = False
    meanwhile: str = ""

    @classmethod
    def begin(cls, book: Playbook, settings: Settings, language: str, since: FactId | None = None) -> PlaybookDraft:
        """As the shop has it now."""
        return cls(
            book, settings, settings.playbook, settings.sentences, str(book.cap_percent), since, language=language
        )

    @property
    def is_changed(self) -> bool:
        """Whether Save would write something."""
        try:
            decided = self.to_save()
        except Refused:
            return True
        return decided != self.settings.playbook or dict(self.sentences) != dict(self.settings.sentences)

    def is_behind(self, settings: Settings) -> bool:
        """Whether somebody else has saved something since it was begun."""
        mine = self.settings
        return settings.playbook != mine.playbook or dict(settings.sentences) != dict(mine.sentences)

    def onto(self, book: Playbook, settings: Settings, since: FactId | None, meanwhile: str) -> PlaybookDraft:
        """The same changes on what somebody else saved meanwhile; where both changed one thing, these stand."""
        return replace(
            self,
            book=book,
            settings=settings,
            decided=on_top(settings.playbook, self.settings.playbook, self.decided),
            sentences=taken_back(dict(settings.sentences), dict(self.sentences), dict(self.settings.sentences)),
            cap=str(book.cap_percent) if self.cap == str(self.book.cap_percent) else self.cap,
            since=since,
            meanwhile=meanwhile,
        )

    @property
    def answer(self) -> PlaybookAnswer:
        """What holds for the kind and severity in hand."""
        return self.book.pages[self.kind].answer(self.severity)

    @property
    def own(self) -> PageDecided:
        """What the shop says otherwise about it."""
        return self.decided.pages.get(self._key, PageDecided())

    @property
    def _key(self) -> str:
        return f"{self.kind}.{self.severity}"

    @property
    def offer(self) -> tuple[str, ...]:
        """The gestures in their order, as they will be."""
        return self.own.offer or self.answer.offer

    @property
    def ticked(self) -> tuple[str, ...]:
        """Those that are ticked from the start."""
        return self.own.chosen if self.own.offer else self.answer.chosen

    def is_answered(self, kind: str) -> bool:
        """Whether a kind will have an answer, small and grave, that is more than a word."""
        answers = self.book.pages[kind].answers
        decided = {severity: self.decided.pages.get(f"{kind}.{severity}", PageDecided()) for severity in answers}
        return all(is_answer(decided[severity].offer or answer.offer) for severity, answer in answers.items())

    def sentence(self, step: str) -> str:
        """The shop's own sentence for a step, "" where it has none."""
        return self.own.say.get(self.language, {}).get(step, "")

    def usual(self, step: str) -> str:
        """The sentence that comes with Counter, for whoever knows nothing of the case yet; "" where there is none."""
        page, language = self.book.pages[self.kind], Language(self.language)
        if step == FIRST:
            return language.say(page.first) if page.first else ""
        say = language.to_customer().say
        said = say(page.slip if step == SLIP else self.answer.say[step][-1])
        return said.replace("{comma_name}", say(", {name}"))

    def write(self, step: str, sentence: str) -> PlaybookDraft:
        """Another sentence; as it came where it is empty, or the same."""
        own = sentence.strip() if sentence.strip() != self.usual(step) else ""
        page = with_sentence(self.own, self.language, step, own)
        return replace(self, decided=with_page(self.decided, self._key, page))

    def stand_for(self, sentence: str) -> PlaybookDraft:
        """What the shop stands for in the language in hand."""
        others = {name: said for name, said in self.sentences.items() if name != self.language}
        own = sentence.strip()
        said = {self.language: own} if own and own != self.settings.sentence else {}
        return replace(self, sentences=others | said)

    def _with_gestures(self, offer: tuple[str, ...], ticked: Iterable[str]) -> PlaybookDraft:
        page = replace(self.own, offer=offer, chosen=tuple(each for each in offer if each in ticked))
        return replace(self, decided=with_page(self.decided, self._key, page))

    def move(self, by: int) -> PlaybookDraft:
        """The gesture in hand a place earlier (-1) or later."""
        offer = list(self.offer)
        if self.gesture not in offer or not 0 <= offer.index(self.gesture) + by < len(offer):
            return self
        place = offer.index(self.gesture)
        offer[place], offer[place + by] = offer[place + by], offer[place]
        return self._with_gestures(tuple(offer), self.ticked)

    def tick(self) -> PlaybookDraft:
        """The gesture in hand is ticked from the start, or not any more."""
        if self.gesture not in self.offer:
            return self
        return self._with_gestures(self.offer, {*self.ticked} ^ {self.gesture})

    def take_off(self) -> PlaybookDraft:
        """The gesture in hand is not offered any more; the last one stays, so that something is."""
        left = tuple(gesture for gesture in self.offer if gesture != self.gesture)
        return replace(self._with_gestures(left, self.ticked), gesture="") if left else self

    def add(self, gesture: str) -> PlaybookDraft:
        """One more gesture, in hand at once."""
        return replace(self._with_gestures((*self.offer, gesture), self.ticked), gesture=gesture, adds=False)

    @property
    def not_offered(self) -> tuple[str, ...]:
        """What could be added."""
        return tuple(gesture for gesture in self.book.gestures if gesture not in self.offer)

    def worth(self, gesture: str, *, everywhere: bool = False) -> str:
        """What a gesture is worth here, or `everywhere`, as it is typed or decided; "" where it has no amount."""
        typed = "" if everywhere else self.amounts.get((self._key, gesture))
        if typed:
            return typed
        if typed is None and gesture in self.own.amounts:
            return str(self.own.amounts[gesture])
        known = self.book.gestures.get(gesture)
        worth = (known.amount or known.up_to) if known else None
        return self.amounts.get((EVERYWHERE, gesture)) or (str(to_decimal(worth)) if worth else "")

    def write_amount(self, amount: str) -> PlaybookDraft:
        """What is typed as the worth of the gesture in hand."""
        place = (EVERYWHERE if self.everywhere else self._key, self.gesture)
        return replace(self, amounts={**self.amounts, place: amount})

    def to_save(self) -> PlaybookDecided:
        """What is decided then. Refused where an amount or the cap is no number."""
        decided = self.decided
        for (key, gesture), typed in self.amounts.items():
            decided = self._with_amount(decided, key, gesture, typed)
        if self.cap != str(self.book.cap_percent):
            cap = _number(self.cap.removesuffix("%").strip())
            if cap != int(cap):
                raise Refused("Write a whole number of percent.")
            decided = replace(decided, cap_percent=int(cap))
        return decided

    def _with_amount(self, decided: PlaybookDecided, key: str, gesture: str, typed: str) -> PlaybookDecided:
        """For one kind nothing typed is what it is worth everywhere."""
        if key != EVERYWHERE:
            worth = _number(typed) if typed.strip() else None
            page = with_page_amount(decided.pages.get(key, PageDecided()), gesture, worth)
            return with_page(decided, key, page)
        known = self.book.gestures[gesture].amount or self.book.gestures[gesture].up_to
        if known is not None and to_decimal(known) == _number(typed):
            return decided
        return with_amount(decided, gesture, _number(typed))


def _number(typed: str) -> Decimal:
    try:
        number = Decimal(typed.strip().replace(",", "."))
    except InvalidOperation:
        raise Refused("“{amount}” is no amount. Write it like 3.50.", amount=typed) from None
    if not number.is_finite():
        raise Refused("“{amount}” is no amount. Write it like 3.50.", amount=typed)
    return number
