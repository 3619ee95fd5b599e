"""A CUPS of the tests' own: a real scheduler in a folder of its own, on a port of its own."""

from __future__ import annotations

import grp
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_LOOKS = 500
_SCHEDULER = """\
LogLevel warn
Listen 127.0.0.1:{port}
Listen {folder}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
<Location />
 Order allow,deny
 Allow localhost
</Location>
<Policy default>
 <Limit All>
  Order deny,allow
 </Limit>
</Policy>
"""
_FILES = """\
Sandboxing relaxed
ServerRoot {folder}/root
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
SystemGroup root
User lp
Group lp
"""


def run(*command: str) -> str:
    """What a program of CUPS says, on either stream."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    return done.stdout + done.stderr


@contextmanager
def private_cups(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Programs of CUPS talk to it while it is there. Skips where CUPS is not installed, or nobody may start it."""
    scheduler = shutil.which("cupsd") or shutil.which("cupsd", path="/usr/sbin")
    if scheduler is None or shutil.which("lp") is None:
        pytest.skip("CUPS is not installed: apt-get install cups cups-client cups-filters")
    if os.geteuid() != 0:
        pytest.skip("only root may start a CUPS of its own")
    port = _free_port()
    _furnish(folder, port)
    words = (scheduler, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf"))
    with (folder / "said").open("wb") as said, subprocess.Popen(words, stdout=said, stderr=said) as running:
        patch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
        try:
            assert any("scheduler is running" in run("lpstat", "-r") for _ in range(_LOOKS)), said.name
            yield
        finally:
            running.terminate()


def add_queue(name: str, where: str, ppd: Path | None = None) -> None:
    """A queue that prints to where a device URI says; without a description of the printer it is raw."""
    described = ("-P", str(ppd)) if ppd else ()
    run("lpadmin", "-p", name, "-v", where, *described, "-E")
    assert name in run("lpstat", "-e")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        number: int = server.getsockname()[1]
        return number


def _furnish(folder: Path, port: int) -> None:
    """Its folders, which the group of printers may write to, and its configuration."""
    printers = grp.getgrnam("lp").gr_gid
    for name in ("root/ppd", "root/ssl", "state/certs", "cache/rss", "spool/tmp"):
        (folder / name).mkdir(parents=True)
    for place in (folder, *(each for each in folder.rglob("*") if each.is_dir())):
        os.chown(place, 0, printers)
        place.chmod(0o775)
    temporary = Path(tempfile.gettempdir())
    for parent in (each for each in folder.parents if each.is_relative_to(temporary)):
        parent.chmod(parent.stat().st_mode | 0o011)
    (folder / "spool").chmod(0o710)
    (folder / "spool/tmp").chmod(0o1770)
    (folder / "cupsd.conf").write_text(_SCHEDULER.format(folder=folder, port=port))
    (folder / "cups-files.conf").write_text(_FILES.format(folder=folder))
