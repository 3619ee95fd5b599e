"""What no sentence of the app does, whoever reads it: hedge, excuse, blame the reader. And where sentences stand."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HEDGES = re.compile(
    r"""\b(
        may | might | subject\ to | due\ to | owing\ to | unfortunately | regret(s|tably|fully)?
        | (our|company|store|shop)\ policy | per\ our | as\ per | terms\ and\ conditions | reserve\ the\ right
        | inconvenience | high\ demand | busy\ (times?|periods?) | (out\ of|beyond|outside)\ our\ control
        | cannot\ guarantee | can(no|’|')t\ promise | no\ longer\ possible | valued\ (customer|guest)
        | for\ any\ (delay|trouble) | please\ note | kindly | at\ this\ time | computer\ says | system\ (error|does)
        | you\ (should|must)\ have | you\ forgot | your\ (mistake|fault) | if\ you(’|')re\ unhappy
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Calls whose text anybody may read, and those that only staff see.
SAYING = {"say", "say_count", "_"}
REFUSING = {"Refused", "Unavailable"}


def spoken(source: Path, calls: set[str]) -> Iterator[tuple[str, str]]:
    """Every sentence that a file hands to one of the `calls`, with where it stands."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and called(node.func) in calls:
            for argument in node.args:
                yield from ((f"{source.name}:{argument.lineno}", text) for text in _texts(argument))


def _texts(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in argument.values)


def called(function: ast.expr) -> str:
    """The last name of what is called: `import_module` of `importlib.import_module`."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
