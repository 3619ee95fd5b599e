"""The playbook while an owner changes it: nothing of it is written before Save. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.recovery.decided import with_amount, with_page, with_sentence
from counter.recovery.facts import SMALL
from counter.recovery.playbook import Playbook, PlaybookAnswer
from counter.settings.playbook_decided import PageDecided, PlaybookDecided
from counter.settings.rules import Settings


@dataclass(frozen=True)
class PlaybookDraft:
    """`decided` and `sentences` as they will be; `cap` and `amounts` as they are typed. `gesture` is in hand."""

    book: Playbook
    settings: Settings
    decided: PlaybookDecided
    sentences: Mapping[str, str]
    cap: str
    amounts: Mapping[str, str] = field(default_factory=dict)
    kind: str = "late"
    severity: str = SMALL
    language: str = "en"
    gesture: str = ""
    adds: bool = False

    @classmethod
    def begin(cls, book: Playbook, settings: Settings, language: str) -> PlaybookDraft:
        """As the shop has it now."""
        return cls(book, settings, settings.playbook, settings.sentences, str(book.cap_percent), language=language)

    @property
    def is_changed(self) -> bool:
        """Whether Save would write something."""
        typed = bool(self.amounts) or self.cap != str(self.book.cap_percent)
        return typed or self.decided != self.settings.playbook or dict(self.sentences) != dict(self.settings.sentences)

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

    def sentence(self, step: str) -> str:
        """The shop's own sentence for a step, "" where it has none."""
        return self.own.say.get(self.language, {}).get(step, "")

    def usual(self, step: str) -> str:
        """The sentence that comes with Counter, for whoever knows nothing of the case yet."""
        return Language(self.language).to_customer().say(self.answer.say[step][-1])

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

    def _with_gestures(self, offer: tuple[str, ...], ticked: tuple[str, ...]) -> PlaybookDraft:
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
        return self._with_gestures(self.offer, tuple({*self.ticked} ^ {self.gesture}))

    def take_off(self) -> PlaybookDraft:
        """The gesture in hand is not offered any more."""
        return replace(self._with_gestures(tuple(g for g in self.offer if g != self.gesture), self.ticked), gesture="")

    def add(self, gesture: str) -> PlaybookDraft:
        """One more gesture, in hand at once."""
        return replace(self._with_gestures((*self.offer, gesture), self.ticked), gesture=gesture, adds=False)

    @property
    def not_offered(self) -> tuple[str, ...]:
        """What could be added."""
        return tuple(gesture for gesture in self.book.gestures if gesture not in self.offer)

    def to_save(self) -> PlaybookDecided:
        """What is decided then. Refused where an amount or the cap is no number."""
        decided = self.decided
        for gesture, typed in self.amounts.items():
            decided = with_amount(decided, gesture, _number(typed))
        if self.cap != str(self.book.cap_percent):
            cap = _number(self.cap.removesuffix("%").strip())
            if cap != int(cap):
                raise Refused("Write a whole number of percent.")
            decided = replace(decided, cap_percent=int(cap))
        return decided


def _number(typed: str) -> Decimal:
    try:
        number = Decimal(typed.strip().replace(",", "."))
    except InvalidOperation:
        raise Refused("“{amount}” is no amount. Write it like 3.50.", amount=typed) from None
    if not number.is_finite():
        raise Refused("“{amount}” is no amount. Write it like 3.50.", amount=typed)
    return number
