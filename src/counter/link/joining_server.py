"""The shop's server as it is asked for machines that come and go: invitations, enrolment, revocation, copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import msgspec
from msgspec import MsgspecError

from counter.journal.fact import read_back
from counter.journal.heads import Head
from counter.journal.seal import Key
from counter.kernel.ids import Position, Seq, TerminalId
from counter.link.postgres import PostgresServer
from counter.terminals.facts import TerminalJoined


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of the books that the server has: up to which position, of which version of the tables, in how many parts.

    `seal` proves all of it to whoever has the key.
    """

    position: Position
    version: str
    parts: int
    seal: bytes


@dataclass(frozen=True, slots=True)
class Machine:
    """A terminal as the server knows it; times are aware UTC, None where it never came and where it was not revoked."""

    terminal: TerminalId
    last_seen: datetime | None
    facts: int
    version: str
    revoked_at: datetime | None


class JoiningServer(PostgresServer):
    """For one thread, and greeted first. Each call raises Unavailable and Refused as `protocol.Server`."""

    def machines(self) -> Sequence[Machine]:
        """Every terminal the shop has and had."""
        rows = self._ask("SELECT terminal, last_seen, head_seq, version, revoked_at FROM counter.machines()")
        return [
            Machine(TerminalId(name), _utc(seen), facts, version or "", _utc(gone))
            for name, seen, facts, version, gone in rows
        ]

    def introductions(self) -> Mapping[TerminalId, TerminalJoined]:
        """What each machine that joined said of itself with its first fact; without what nobody can read."""
        said = dict[TerminalId, TerminalJoined]()
        for name, body in self._ask("SELECT terminal, body FROM counter.introductions()"):
            with suppress(MsgspecError):
                said[TerminalId(name)] = read_back(TerminalJoined, body, None)
        return said

    def give_name(self, known: int) -> TerminalId:
        """A name for a new terminal that none had; `known` is the greatest number that the keeper knows of."""
        return TerminalId(self._one("SELECT counter.give_name(%s)", known)[0])

    def verifier(self, password: str) -> str:
        """What a server keeps of a password."""
        wire = self._connected()
        return wire.pgconn.encrypt_password(password.encode(), b"", b"scram-sha-256").decode()

    def invite(self, terminal: TerminalId, role: str, verifier: str, sealed: bytes) -> datetime:
        """Lets a role enrol once as that terminal, and gives until when (aware UTC)."""
        until: datetime = self._one("SELECT counter.invite(%s, %s, %s, %s)", terminal, role, verifier, sealed)[0]
        return until.astimezone(UTC)

    def revoke(self, terminal: TerminalId, number: int, keys: Mapping[TerminalId, bytes]) -> Head:
        """Shuts a terminal out, at once; gives where its chain ends.

        `keys` are the voucher key of that number, sealed for each terminal that stays.
        """
        said = msgspec.json.encode({name: sealed.hex() for name, sealed in keys.items()}).decode()
        seq, last = self._one("SELECT seq, hash FROM counter.revoke(%s, %s, %s::jsonb)", terminal, number, said)
        return Head(Seq(seq), last)

    def hand_over(self, terminal: str) -> None:
        """Another terminal is the keeper from now on; again by the one that was it changes nothing."""
        self._ask("SELECT counter.hand_over(%s)", terminal)

    def newest_snapshot(self) -> Snapshot | None:
        """The copy of the books that is there, or None."""
        rows = self._ask("SELECT position, version, parts, seal FROM counter.newest_snapshot()")
        return next((Snapshot(Position(position), *rest) for position, *rest in rows), None)

    def parts_of(self, snapshot: Snapshot) -> Iterator[bytes]:
        """Its parts, one after the other; b"" for one that went meanwhile."""
        for nth in range(snapshot.parts):
            yield self._one("SELECT counter.get_snapshot(%s, %s)", snapshot.position, nth)[0] or b""

    def put_snapshot(self, position: Position, version: str, parts: Iterator[bytes], key: Key) -> None:
        """Puts a copy of the books there in place of the one before, sealed with `key`."""
        self._ask("SELECT counter.begin_snapshot(%s, %s)", position, version)
        count, whole = 0, sha256()
        for count, part in enumerate(parts, 1):
            self._ask("SELECT counter.put_snapshot(%s, %s, %s)", position, count - 1, part)
            whole.update(part)
        seal = snapshot_seal(key, position, version, whole.digest())
        self._ask("SELECT counter.end_snapshot(%s, %s, %s)", position, count, seal)


def snapshot_seal(key: Key, position: Position, version: str, digest: bytes) -> bytes:
    """Proves a copy of the books by the SHA-256 of all its parts."""
    return key.sign("snapshot", position, version, digest.hex())


def _utc(time: datetime | None) -> datetime | None:
    return None if time is None else time.astimezone(UTC)
