"""The house as it is drawn: short files, named rooms, nothing that says where it was made."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
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


def test_the_lock_files_leave_nothing_out() -> None:
    check = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_every_library_in_use_is_asked_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[<>=!~ \[]", line)[0].lower().replace("_", "-") for line in project["dependencies"]}
    names = {name for file in (root / "src").rglob("*.py") for name in imported(file)}
    used = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"counter"}
    sources = packages_distributions()
    unasked = {name for name in used if not {s.lower().replace("_", "-") for s in sources.get(name, [])} & asked}
    assert unasked == set()
