"""The folders where a shop's backups are kept: always one beside its books, and a second one if somebody chose it.

A second place is a stick more often than not. Where it is not plugged in, its folder may still be there, on the disk
that the stick hangs under; so backups are written only where the mark stands that was made when it was chosen.
"""

from __future__ import annotations

from pathlib import Path

from counter.kernel.errors import Refused, Unavailable
from counter.kernel.language import Language
from counter.kernel.private_files import write_anew
from counter.kernel.system_words import why
from counter.settings.rules import Settings

BACKUPS = "backups"
"""The folder in the shop's where they always are, so that they are found where the books cannot be read."""
MARK = "counter-backups.txt"
"""The file that says of a folder that somebody chose it."""


def places(folder: Path, settings: Settings) -> tuple[Path, ...]:
    """Where the backups of the shop in `folder` are kept: beside its books, and in its second place if it has one."""
    own = folder / BACKUPS
    return (own, Path(settings.backup_folder)) if settings.backup_folder else (own,)


def mark_place(folder: Path, shop: Path, language: Language) -> None:
    """Marks a folder that somebody chose as the second place of the shop in the folder `shop`.

    Refused where it is not there, cannot be written, or is the shop’s own or inside it: what takes one takes both.
    """
    if folder.resolve().is_relative_to(shop.resolve()):
        raise Refused(
            "{folder} is the shop’s own folder, or inside it: what happens to one happens to both. Choose a folder on"
            " another disk, as a stick.",
            folder=folder,
        )
    if not folder.is_dir():
        raise Refused("{folder} is not there. Plug it in, or make the folder, and then choose it.", folder=folder)
    words = language.say("Counter keeps backups of a shop here, for as long as this file is here.")
    try:
        write_anew(folder / MARK, f"{words}\n".encode())
    except OSError as fault:
        raise Refused(
            "{folder} cannot be written: {fault}. Choose another folder.", folder=folder, fault=why(fault)
        ) from fault


def check_place(place: Path) -> None:
    """Unavailable where a second place is away, or what is there was not chosen."""
    if not place.is_dir():
        raise Unavailable(
            "The place for backups, {folder}, is not there. Plug it in; backups go on by themselves.", folder=place
        )
    if not (place / MARK).is_file():
        raise Unavailable(
            "{folder} is not the place that was chosen for backups: its file {file} is missing. Plug in the right one,"
            " or choose it again in the office, under Backups.",
            folder=place,
            file=MARK,
        )


def check_new_place(folder: Path) -> None:
    """Refused where `folder` is no whole path, or something is in it: books come back into a new place only."""
    if not folder.is_absolute():
        raise Refused("“{folder}” is no whole path. Write the folder from its root on.", folder=folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(
            "{folder} is not empty. A backup opens in a new place only: choose another folder.", folder=folder
        )
