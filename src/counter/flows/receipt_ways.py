"""How customers have their receipt: on paper, by e-mail, on the screen, or not at all; a regular's way is kept."""

from __future__ import annotations

from typing import Final, Literal

from counter.flows.documents import ReceiptDocument
from counter.flows.issue_receipt import find_receipt
from counter.flows.open_shop import decide
from counter.flows.proof import prove_receipt
from counter.flows.shop import Act
from counter.journal.topics import Topic
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, ReceiptCopyId, RegularId, new_id
from counter.kernel.mail_address import read_address
from counter.paper.document import Document
from counter.printing.mail_queue import queue_mail
from counter.receipts.facts import ReceiptCopied
from counter.receipts.layout import receipt_document
from counter.receipts.queries import receipts_of, refund_receipts_of
from counter.regulars.facts import RegularNoted
from counter.regulars.model import Regular
from counter.regulars.queries import regular_of, the_regular
from counter.settings.paper_texts import logo_bytes
from counter.settings.rules import ASKED_RECEIPTS, Receipts

EMAIL: Final = "e-mail"
Way = Literal["print", "none", "ask", "e-mail"]
OnTerminal = Literal["print", "none"]
"""What a terminal does with receipts where nobody is asked."""


def whose_receipt(act: Act, order_id: OrderId) -> Regular | None:
    """The regular whose order it is; None where it is nobody's, or they want to be known no more."""
    found = act.read(regular_of, order_id)
    return found[0] if found and found[0].noted else None


def usual_way(act: Act, regular: Regular | None) -> Way:
    """How a receipt goes that nobody said anything of: the regular's way, else this terminal's."""
    if regular is None or not regular.receipts:
        return act.settings.receipts
    if regular.receipts == EMAIL and regular.email and act.settings.mails:
        return EMAIL
    return _own(regular.receipts) or act.settings.receipts


def _own(way: str) -> Receipts | None:
    return next((each for each in ("print", "none") if each == way), None)


def mail_receipt(act: Act, order_id: OrderId, number: str, address: str, *, is_copy: bool = False) -> str:
    """Queues a receipt of an order, by its `number`, for an e-mail address; one that it had before `is_copy`.

    Each copy is a fact. Gives the address as it is kept. Refused where there is no such receipt, the address is none,
    or no mail server is set up.
    """
    if not act.settings.mails:
        raise Refused("No mail server is set up. The owner does that in the office.")
    to = read_address(address)
    receipt = find_receipt(act, order_id, number)
    prove_receipt(act, receipt.receipt_id)
    if is_copy:
        act.record(ReceiptCopied(copy_id=ReceiptCopyId(new_id()), receipt_id=receipt.receipt_id))
    document = ReceiptDocument(receipt.content, receipt.customer, logo=act.settings.logo)
    title, sign = f"receipt {number}", act.keys.local.to_sign("mail")
    queue_mail(act.unit, sign, order_id, title, document, to, is_copy=is_copy)
    act.touch(Topic.MAIL)
    return to


def mail_again(act: Act, order_id: OrderId, number: str, address: str) -> str:
    """A copy of a receipt of an order, of its only one where no `number` is said. As `mail_receipt`."""
    receipts = (*act.read(receipts_of, order_id), *act.read(refund_receipts_of, order_id))
    if not number and len(receipts) != 1:
        numbers = ", ".join(each.content.number for each in receipts)
        raise Refused("That order has not one receipt. Say which of these: {numbers}", numbers=numbers)
    return mail_receipt(act, order_id, number or receipts[0].content.number, address, is_copy=True)


def mail_and_keep(act: Act, order_id: OrderId, number: str, address: str, *, is_copy: bool = False) -> str:
    """The same, and where the order is a regular's, theirs go there from now on."""
    to = mail_receipt(act, order_id, number, address, is_copy=is_copy)
    keep_way(act, order_id, EMAIL, to)
    return to


def keep_way(act: Act, order_id: OrderId, way: str, email: str = "") -> bool:
    """The regular whose order it is has their receipts so from now on; whether it is a regular's at all."""
    regular = whose_receipt(act, order_id)
    if regular is None:
        return False
    if (regular.receipts, regular.email) != (way, email or regular.email):
        note_way(act, regular.regular_id, way, email or regular.email)
    return True


def remember_way(act: Act, order_id: OrderId, way: OnTerminal) -> None:
    """Receipts go this way from now on: those of the regular whose order it is, or else all of this terminal.

    Where customers are asked each time, they go on being asked.
    """
    if not keep_way(act, order_id, way) and act.settings.receipts not in (way, ASKED_RECEIPTS):
        decide(act, {"receipts": way})


def note_way(act: Act, regular_id: RegularId, way: str, email: str) -> None:
    """How a regular has their receipts ("" as everybody), and the address that is kept for it ("" for none).

    Refused where the address is none.
    """
    regular = act.read(the_regular, regular_id)
    act.record(
        RegularNoted(
            regular_id=regular_id,
            name=regular.name,
            code=regular.code,
            email=read_address(email) if email else "",
            own_cup=regular.own_cup,
            receipts=way,
            instead_of=regular.noted,
        )
    )


def receipt_shown(act: Act, order_id: OrderId, number: str) -> Document:
    """A receipt of an order by its `number`, to be looked at on the screen. Refused where there is none."""
    receipt = find_receipt(act, order_id, number)
    language = act.language.to_customer(receipt.content.language)
    return receipt_document(receipt.content, receipt.customer, language, logo=logo_bytes(act.settings.logo))
