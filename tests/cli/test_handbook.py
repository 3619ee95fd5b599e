"""`counter handbook`: the playbook on paper, in the language that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from cafe import Cafe
from cli.running import counter
from printing.test_queue import words


@pytest.mark.parametrize(("language", "says"), [("", "I’m sorry. We got it wrong."), ("de", "Wir haben es falsch")])
def test_it_is_written_in_the_language_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, says: str
) -> None:
    cafe = Cafe.made_in(tmp_path / "cafe")
    folder = cafe.folder
    cafe.close()
    pdf = tmp_path / "handbook.pdf"
    asked = ("--language", language) if language else ()
    assert counter(capsys, monkeypatch, "--shop", folder, "handbook", pdf, *asked).code == 0
    assert says in " ".join(words(pdf.read_bytes()).split())


def test_a_language_without_words_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = counter(capsys, monkeypatch, "handbook", "x.pdf", "--language", "it")
    assert said.code != 0
    assert "de" in said.err
