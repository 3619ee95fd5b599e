"""What a shop's line says about the playbook: its own sentences, gestures, amounts and the cap."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from counter.acts.fields import Fields
from counter.acts.values import read_decimal
from counter.recovery.decided import with_amount, with_page, with_page_amount, with_sentence
from counter.settings.playbook_decided import PageDecided, PlaybookDecided


class PageSaid(Fields, frozen=True, kw_only=True):
    """One kind of mishap: sentences in a language by step, "first" and "slip" (an empty one is as it came).

    `offer` has the gestures in order, `amounts` what they are worth for it alone (an empty one: as everywhere).
    """

    kind: str
    severity: Literal["small", "grave"] = "small"
    language: str = "en"
    say: dict[str, str] | None = None
    offer: tuple[str, ...] | None = None
    chosen: tuple[str, ...] | None = None
    amounts: dict[str, str] | None = None


class PlaybookSaid(Fields, frozen=True, kw_only=True):
    """Pages, what gestures are worth in whole units of the currency, and how much all together, in percent."""

    pages: tuple[PageSaid, ...] = ()
    amounts: dict[str, str] | None = None
    cap_percent: int | None = None

    def onto(self, decided: PlaybookDecided) -> PlaybookDecided:
        """What is decided with this on top; what is not said stays."""
        for said in self.pages:
            key = f"{said.kind}.{said.severity}"
            page = decided.pages.get(key, PageDecided())
            for step, sentence in (said.say or {}).items():
                page = with_sentence(page, said.language, step, sentence.strip())
            if said.offer is not None:
                page = replace(page, offer=said.offer)
            if said.chosen is not None:
                page = replace(page, chosen=said.chosen)
            for gesture, amount in (said.amounts or {}).items():
                page = with_page_amount(page, gesture, read_decimal(amount) if amount else None)
            decided = with_page(decided, key, page)
        for gesture, amount in (self.amounts or {}).items():
            decided = with_amount(decided, gesture, read_decimal(amount))
        return decided if self.cap_percent is None else replace(decided, cap_percent=self.cap_percent)
