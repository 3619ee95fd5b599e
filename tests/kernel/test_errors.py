"""The tree of errors at the top of `kernel/errors.py` is all there is."""

import ast
import builtins
import re
from pathlib import Path

from counter.kernel import errors

LINE = re.compile(r"^(?P<indent> *)(?P<name>[A-Z]\w+)(?: +(?P<file>\S+\.py) {2,}\S.*)?$")
BUILT_IN = {name for name, each in vars(builtins).items() if isinstance(each, type) and issubclass(each, BaseException)}


def listed() -> dict[str, tuple[str, str]]:
    """Each error of the tree: what it derives from, and its file."""
    tree: dict[str, tuple[str, str]] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").split("\n\n")[1].splitlines():
        found = LINE.match(line)
        assert found, f"not a line of the tree: {line}"
        depth = len(found["indent"]) // 2
        above[depth:] = [found["name"]]
        if found["file"]:
            tree[found["name"]] = above[depth - 1], found["file"]
    return tree


def defined(root: Path) -> dict[str, tuple[str, str]]:
    """Each class of the house that is an error, likewise."""
    classes = {
        node.name: ([base.id for base in node.bases if isinstance(base, ast.Name)], file)
        for file in sorted((root / "src/counter").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }

    def is_error(name: str) -> bool:
        return name in BUILT_IN or (name in classes and any(map(is_error, classes[name][0])))

    return {
        name: (bases[0], file.relative_to(root / "src/counter").as_posix())
        for name, (bases, file) in classes.items()
        if name not in BUILT_IN and is_error(name)
    }


def test_the_tree_lists_every_error_of_the_house_and_no_other(root: Path) -> None:
    assert listed() == defined(root)
