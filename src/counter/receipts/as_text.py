"""A receipt as plain text, for a code that a telephone reads."""

from __future__ import annotations

from collections.abc import Iterator

from counter.kernel.language import Language
from counter.paper.document import Block, Pair, Rule, Text
from counter.receipts.content import ReceiptContent
from counter.receipts.layout import receipt_document

LONGEST, LEFT_OUT = 1000, "…"
"""Bytes of a text that a telephone still reads off a screen, and the line in place of those that are left out."""


def receipt_text(content: ReceiptContent, customer: str, language: Language) -> str:
    """What stands on the receipt, line by line; of very many lines those in the middle are left out, and it says so."""
    document = receipt_document(content, customer, language)
    lines = [line for block in document.blocks for line in _lines(block)]
    left_out = False
    while len("\n".join(lines).encode()) > LONGEST:
        left_out = True
        del lines[len(lines) // 2]
    if left_out:
        lines.insert(len(lines) // 2, LEFT_OUT)
    return "\n".join(lines)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Text) and block.words:
        yield block.words
    elif isinstance(block, Pair):
        yield f"{block.left}  {block.right}"
    elif isinstance(block, Rule):
        yield "-"
