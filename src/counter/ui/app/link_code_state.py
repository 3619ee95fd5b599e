"""What is seen where a machine types a new code. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkCodeState:
    """The two fields with their names, what is wrong with what was typed, and what is being done."""

    title: str
    hint: str
    address_name: str
    address: str
    code_name: str
    code: str
    wrong: str
    busy: str
    back: str
    join: str
