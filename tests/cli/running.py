"""Types a command as an owner does, in this process."""

from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from counter.__main__ import main


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


def counter(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> Answer:
    monkeypatch.setattr("sys.argv", ["counter", *map(str, words)])
    try:
        main()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    said = capsys.readouterr()
    return Answer(code, click.unstyle(said.out), click.unstyle(said.err))
