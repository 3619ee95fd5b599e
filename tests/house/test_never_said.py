"""Words that people never read in Counter, and rooms that would be named for nothing."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from house.definitions import definitions, modules
from house.words import REFUSING, SAYING, spoken

NEVER_SAID = re.compile(r"\b(transactions?|complain(s|ed|ts?|ing)?|managers?|utils|helpers?)\b", re.IGNORECASE)
"""A sale, a mishap, a lead or the owner; the last two say nothing to anybody."""
NAMED_FOR_NOTHING = re.compile(r"(^|_)(utils?|helpers?|common|manager|misc)$")
CLASS_FOR_NOTHING = re.compile(r"(Utils?|Helpers?|Common|Manager)$")
TRANSLATED = re.compile(r'^(?:msgstr\S*\s*)?"(.*)"$', re.MULTILINE)
TYPED = {"echo", "UsageError", "BadParameter", "ClickException"}


def read_by_people(root: Path) -> Iterator[tuple[str, str]]:
    """Every text for a person, with where it stands: said, refused, typed, in the playbook, the menu, a translation."""
    for file in sorted((root / "src/counter").rglob("*.py")):
        yield from spoken(file, SAYING | REFUSING | TYPED)
        yield from help_of(file)
    for file in sorted((root / "resources").rglob("*.toml")):
        if file.parent.name != "wording":  # those lists are of words that nobody is to say
            yield from ((file.name, text) for text in texts(tomllib.loads(file.read_text("utf-8"))))
    for file in sorted((root / "resources").rglob("*.po")):
        yield from ((file.name, text) for text in TRANSLATED.findall(file.read_text("utf-8")))


def help_of(file: Path) -> Iterator[tuple[str, str]]:
    """What `--help` shows: each `help=`, and the docstring of each command."""
    text = file.read_text("utf-8")
    if "help" not in text and "command" not in text:
        return
    for node in ast.walk(ast.parse(text)):
        where = f"{file.name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.keyword) and node.arg == "help" and isinstance(node.value, ast.Constant):
            yield where, str(node.value.value)
        elif isinstance(node, ast.FunctionDef) and any("command" in ast.unparse(each) for each in node.decorator_list):
            yield where, ast.get_docstring(node) or ""


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


def test_nobody_reads_a_word_that_is_not_ours(root: Path) -> None:
    read = list(read_by_people(root))
    assert len(read) > 500
    assert [(where, text) for where, text in read if NEVER_SAID.search(text)] == []


@pytest.mark.parametrize("text", ["This transaction failed.", "A customer complaint", "Ask your manager."])
def test_such_a_word_is_found(text: str) -> None:
    assert NEVER_SAID.search(text)


def test_no_module_and_no_class_is_named_for_nothing(root: Path) -> None:
    ours = modules(root)
    assert [name for name in ours if any(map(NAMED_FOR_NOTHING.search, name.split(".")))] == []
    classes = {f"{name}.{each}" for name, file in ours.items() for each in definitions(file) if each.isidentifier()}
    assert {each for each in classes if CLASS_FOR_NOTHING.search(each)} == set()
