"""What somebody rehearsed, kept for them alone: a file in the shop's folder that names nobody, in no journal.

Its name is signed from the person with a key of this terminal's disk, so that nobody can look through the folder for a
colleague's, and nothing adds up over people.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from counter.journal.seal import Key
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.kernel.private_files import make_folder, write_anew
from counter.kernel.system_words import why
from counter.kernel.typed_json import read_json

FOLDER = "rehearsals"
MOST = 500
"""So many runs are kept for a person, the newest."""


class Past(msgspec.Struct, frozen=True):
    """A run of a `scenario` (its name) on a day: how many of the six facts went as we want it."""

    scenario: str
    day: date
    good: int


def kept(folder: Path, key: Key, who: StaffId) -> tuple[Past, ...]:
    """What somebody rehearsed in the shop of `folder`, oldest first; nothing where it cannot be read."""
    try:
        return read_json(_file(folder, key, who).read_bytes(), tuple[Past, ...])
    except (OSError, msgspec.DecodeError):
        return ()


def keep(folder: Path, key: Key, who: StaffId, past: Past) -> tuple[Past, ...]:
    """Keeps one run more, and gives all that are kept. Refused where the disk does not let it."""
    runs = (*kept(folder, key, who), past)[-MOST:]
    try:
        make_folder(folder / FOLDER)
        write_anew(_file(folder, key, who), msgspec.json.encode(runs))
    except OSError as fault:
        raise Refused("The run could not be kept: {fault}. Make room on the disk.", fault=why(fault)) from fault
    return runs


def _file(folder: Path, key: Key, who: StaffId) -> Path:
    return folder / FOLDER / f"{key.sign('rehearsals', who).hex()}.json"
