"""What a shop adds to its receipts and slips is decided, and tried on paper."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from counter.flows.documents import RECEIPT, ReceiptDocument
from counter.flows.open_shop import decide
from counter.flows.shop import Act
from counter.kernel.ids import JobId
from counter.paper.logo import logo_png
from counter.receipts.content import ReceiptContent
from counter.settings.paper_texts import LOGO_DOTS, PaperTexts
from counter.settings.profiles import ProfileChosen


def decide_papers(act: Act, texts: Mapping[str, PaperTexts], logo: str, profile: ProfileChosen) -> None:
    """The shop's words on paper by language, its logo (a PNG in base64), and how its receipts show taxes.

    What stays as it was is no change.

    Refused as `check_paper_texts` and `check_logo` say, and where it is not theirs.
    """
    changes: dict[str, object] = {}
    if dict(texts) != dict(act.settings.paper_texts):
        changes["paper_texts"] = dict(texts)
    if logo != act.settings.logo:
        changes["logo"] = logo
    if profile != act.settings.receipt_profile:
        changes["receipt_profile"] = profile
    if changes:
        decide(act, changes)


def print_try(act: Act, content: ReceiptContent, logo: str) -> JobId:
    """Queues a receipt to look at, which says itself that it is none. Gives the print job."""
    return act.print(RECEIPT, "receipt to try", ReceiptDocument(content, "", logo=logo))


def logo_of(picture: bytes) -> str:
    """A logo as the setting has it, of a PNG's or JPEG's bytes. Refused as `logo_png` says."""
    return b64encode(logo_png(picture, LOGO_DOTS)).decode()
