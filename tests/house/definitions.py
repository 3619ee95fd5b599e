"""What the modules of the house define, by kind, read from their text."""

import ast
from collections.abc import Iterator
from pathlib import Path


def modules(root: Path) -> dict[str, Path]:
    """Every module of the app (`counter.flows.pay`) and of the tests (`ui.sync_desk`), with its file."""
    found = {}
    for source in (root / "src", root / "tests"):
        for file in sorted(source.rglob("*.py")):
            parts = file.relative_to(source).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def definitions(file: Path) -> Iterator[str]:
    """What a file defines: `Class` (or a constant), `function()`, `Class.attribute`, `Class.method()`."""
    for node in ast.parse(file.read_text("utf-8")).body:
        yield from _named(node)
        if isinstance(node, ast.ClassDef):
            for member in node.body:
                yield from (f"{node.name}.{name}" for name in _named(member))
                yield from (f"{node.name}.{name}" for name in _assigned_to_self(member))


def _named(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield f"{node.name}()"
    elif isinstance(node, ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))


def _assigned_to_self(method: ast.stmt) -> Iterator[str]:
    for node in ast.walk(method):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
