"""A large file is read in a process of its own, and says just the same."""

import os
from pathlib import Path

import pytest

from counter.imports.apart import read_apart
from counter.imports.model import AS_IT_IS
from counter.imports.read_file import read_file
from counter.imports.recognise import NotRecognised
from counter.kernel.language import Language


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    rows = (f"Tea {number},2.40,{'a fine tea ' * 10}\n" for number in range(1_000))
    path.write_text("item,price,colour\n" + "".join(rows), "utf-8")
    return path


def test_what_another_process_read_is_what_the_file_says(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says = read_file(large, "EUR", "Rosa")

    def not_here(*_args: object) -> None:
        raise AssertionError(os.getpid())

    monkeypatch.setattr("counter.imports.apart.read_file", not_here)
    assert read_apart(large, "EUR", "Rosa", AS_IT_IS) == says


def test_what_it_refuses_is_refused_here(large: Path) -> None:
    large.write_text("colour,weight\n" + "red,3\n" * 20_000, "utf-8")
    with pytest.raises(NotRecognised) as refusal:
        read_apart(large, "EUR", "Rosa", AS_IT_IS)
    assert Language("de").explain(refusal.value) != refusal.value.text
    assert refusal.value.values == {"path": large}
