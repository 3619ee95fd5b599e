"""What stands on receipts by what a new owner typed so far. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from counter.kernel.language import Language
from counter.kernel.typed_text import tidy_text
from counter.paper.document import Document
from counter.receipts.layout import receipt_document
from counter.receipts.sample import sample_receipt
from counter.settings.first_start import MONEY, SHOP
from counter.settings.rules import Settings
from counter.ui.setup.setup_draft import SetupDraft, decided_by


def sample_paper(settings: Settings, draft: SetupDraft, language: Language, at: datetime) -> Document:
    """A receipt as it would print, to a customer who reads the shop's language, at an aware time.

    What cannot be as it is typed is as it was before.
    """
    step = settings.first_start.step
    decided, _first_start, wrong = decided_by(step, draft, settings) if step in (SHOP, MONEY) else ({}, None, {})
    shown = {key: value for key, value in decided.items() if key not in wrong and not (key == "tax_rates" and wrong)}
    name, address, owner = (tidy_text(draft.text(key, settings)) for key in ("shop_name", "address", "owner"))
    shown |= {"shop_name": name or language.say("The shop’s name"), "address": address}
    owner = owner or settings.contact or language.say("Your name")
    will_be = replace(settings, **shown, contact=owner)  # type: ignore[arg-type]
    customer = language.to_customer()
    content = sample_receipt(will_be, "", customer, at.replace(minute=0, second=0, microsecond=0))
    return receipt_document(replace(content, served_by=owner), "", customer)
