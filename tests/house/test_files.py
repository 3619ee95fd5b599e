"""The house as it is drawn: short files, named rooms, nothing that says where it was made."""

import re
from pathlib import Path

import pytest

CEILING = 300
SAYS_WHERE_FROM = re.compile(r"https?:|file:|@|^-|find-links|index-url", re.MULTILINE)


def test_no_file_is_longer_than_the_ceiling(root: Path) -> None:
    files = [path for path in (root / "src").rglob("*.py") if "versions" not in path.parts]
    assert files
    lengths = {str(path.relative_to(root)): len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > CEILING} == {}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_pins_by_hash_and_names_no_host(root: Path, lock: str) -> None:
    text = (root / lock).read_text("utf-8")
    assert SAYS_WHERE_FROM.findall(text) == []
    packages = [block for block in re.split(r"\n(?=[a-z0-9])", text.strip()) if block]
    assert all(re.match(r"[a-z0-9._-]+==\S+", block) and "--hash=sha256:" in block for block in packages)


def test_what_tests_counter_pins_what_runs_it_the_same(root: Path) -> None:
    def pins(lock: str) -> set[str]:
        return {line.rstrip(" \\") for line in (root / lock).read_text("utf-8").splitlines() if "==" in line[:60]}

    assert pins("requirements.lock") <= pins("requirements-dev.lock")
