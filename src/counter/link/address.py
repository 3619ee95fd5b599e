"""Where the shop's server is and who this terminal is there, kept in the shop's folder for its owner alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from msgspec import MsgspecError

from counter.journal.fact import canonical
from counter.kernel.private_files import write_anew
from counter.kernel.typed_json import read_json
from counter.link.faults import ShutOut
from counter.link.status import Shut

SERVER = "server.json"
"""The file in a shop's folder; where there is none the terminal is the shop's only one."""


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """`url` is libpq's, with neither user nor password in it; it may name several hosts. `role` is this terminal's."""

    url: str
    role: str
    password: str = field(repr=False)


def read_address(folder: Path) -> ServerAddress | None:
    """Where the server of the shop in `folder` is, or None where it has none. Refused where the file is damaged."""
    path = folder / SERVER
    try:
        return read_json(path.read_bytes(), ServerAddress)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, MsgspecError) as fault:
        raise ShutOut(
            Shut.NO_ADDRESS,
            "What {path} says of the shop's server cannot be read. Join the shop again with a new code.",
            path=path,
        ) from fault


def write_address(folder: Path, address: ServerAddress) -> None:
    """Keeps it, in place of what was there before. OSError."""
    said = {"url": address.url, "role": address.role, "password": address.password}
    write_anew(folder / SERVER, canonical(said).encode())
