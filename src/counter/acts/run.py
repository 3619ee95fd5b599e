"""Runs lines of acts: one JSON object in, one JSON object out, each written as soon as its act is durable."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from counter.acts.fields import read_fields
from counter.acts.kind import Kind
from counter.acts.later import check_is_there
from counter.acts.names import person_named
from counter.acts.refusals import RefusedWith
from counter.acts.session import Session
from counter.acts.table import ACTS
from counter.acts.values import read_time
from counter.kernel.errors import Refused, Sentence
from counter.kernel.typed_json import read_json

_OF_EVERY_ACT = frozenset({"act", "at", "by", "approved_by"})
"""What every act may say: when, who, and who says yes to it; then the PIN is theirs."""


class UnreadableLine(Exception):  # noqa: N818 - says what it is
    """A line that is no JSON object; `sentence` says which."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def run(lines: Iterable[bytes], session: Session) -> Iterator[bytes]:
    """Does what each line says, in order, and gives its answer as a line. UnreadableLine for what is no JSON object.

    A refused act changes nothing and the next line goes on; blank lines are skipped.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield msgspec.json.encode(answer(session, read_line(line, number))) + b"\n"


def begins_a_shop(line: bytes) -> bool:
    """Whether a line is an act that makes a shop."""
    try:
        return read_line(line, 1).get("act") in ("shop", "begin_first_start")
    except UnreadableLine:
        return False


def read_line(line: bytes, number: int) -> dict[str, Any]:
    """The object that a line holds, as it was said. UnreadableLine, with its number, where it holds none."""
    try:
        return read_json(line.removeprefix(BOM_UTF8), dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UnreadableLine(Sentence("Line {number} is no JSON object.", number=number)) from None


def answer(session: Session, said: dict[str, Any]) -> dict[str, Any]:
    """What one act answers: its fields, or why it was refused."""
    name = said.get("act")
    try:
        return {"act": name, "ok": True} | _do(session, name, said)
    except RefusedWith as refusal:
        return {"act": name, "ok": False, "refused": _sentence(session, refusal)} | refusal.fields
    except Refused as refusal:
        return {"act": name, "ok": False, "refused": _sentence(session, refusal)}


def _do(session: Session, name: object, said: dict[str, Any]) -> dict[str, Any]:
    kind = _kind(name)
    own = _OF_EVERY_ACT | ({"pin"} if "approved_by" in said else set())
    fields = {key: value for key, value in said.items() if key not in own}
    check_is_there(str(name), kind, fields)
    parsed = read_fields(str(name), kind.fields, fields)
    at = None if said.get("at") is None else read_time(str(said["at"]))
    by = None if said.get("by") is None else person_named(session, str(said["by"]))
    approver = None if said.get("approved_by") is None else person_named(session, str(said["approved_by"]))
    before = session.standing()
    try:
        session.by = by
        session.approval = None
        session.pass_time(at)
        if approver is not None:
            session.approval = session.ask(approver, str(said.get("pin", "")))
        return kind.run(session, parsed)
    except Refused:
        session.back_to(before)
        raise


def _kind(name: object) -> Kind[Any]:
    if name is None:
        raise Refused("Say which act: the field “act” is missing.")
    if not isinstance(name, str) or name not in ACTS:
        raise Refused("There is no act “{act}”.", act=name)
    return ACTS[name]


def _sentence(session: Session, refusal: Refused) -> str:
    return session.shop.language.explain(refusal) if session.shop else str(refusal)
