"""Where paper comes from: a folder of PDFs, or any printer that CUPS knows."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from counter.kernel.errors import Unavailable
from counter.kernel.private_files import FILE, make_folder
from counter.paper.document import Paper
from counter.paper.pdf import paper_pdf

_PATIENCE = 30


class FolderPrinter:
    """Puts each document as a PDF into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def print_paper(self, title: str, paper: Paper) -> None:
        """Writes `title`.pdf whole or not at all, for its owner alone; a later one of that title gets a number.

        Unavailable where it cannot.
        """
        try:
            make_folder(self.folder)
            path = _free(self.folder, re.sub(r"[^\w.-]+", "-", title).strip("-.") or "document")
            part = path.with_suffix(".part")
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE), "wb") as file:
                file.write(paper_pdf(paper))
            part.replace(path)
        except OSError as fault:
            raise Unavailable(
                "The folder {folder} takes no receipts: {fault}.", folder=self.folder, fault=fault.strerror
            ) from fault


class CupsPrinter:
    """A printer that CUPS knows by name, through `lp`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def print_paper(self, title: str, paper: Paper) -> None:
        """Hands a PDF to CUPS. Unavailable with what CUPS said where it does not take it."""
        command = ["lp", "-d", self.name, "-t", title[:80], "-o", "fit-to-page=false", "-"]
        try:
            done = subprocess.run(  # noqa: S603 - a fixed program, arguments as a list
                command,
                input=paper_pdf(paper),
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
                env=os.environ | {"LC_ALL": "C"},
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise Unavailable("The printer {name} does not answer.", name=self.name) from fault
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip().removeprefix("lp: ")
            raise Unavailable("The printer {name} says: {said}", name=self.name, said=said)


def _free(folder: Path, stem: str) -> Path:
    path, copy = folder / f"{stem}.pdf", 2
    while path.exists():
        path, copy = folder / f"{stem}-{copy}.pdf", copy + 1
    return path
