"""Rules of the house that import-linter and ruff cannot hold: no hidden import, no hidden circle."""

import ast
from collections.abc import Iterator
from pathlib import Path

from house.definitions import modules
from house.words import called

IMPORTED_WHERE_USED = {
    "counter.imports": ("openpyxl",),
    "counter.cli": ("counter.cli", "counter.ui"),  # a command waits for nothing that another needs, least of all Qt
    "counter.ui": (
        "counter.ui.app.workplaces",  # what stands behind the staff page, loaded once that is there
        "counter.ui.app.setting_up",  # for the one start that sets the shop up
    ),
    "counter.store": ("alembic", "counter.store.upgrade"),  # slow, and for the one start that migrates
    "counter.paper": ("reportlab", "segno", "uharfbuzz", "pypdfium2", "PIL", "escpos"),  # for the first page printed
    "counter.devices": ("serial", "smtplib", "ssl", "email"),  # for what hangs at a serial port, and for a letter
    "counter.people": ("argon2",),  # slow, and for a shop with PINs
    "counter.journal": ("keyring",),  # the same
    "counter.link": ("counter.link",),  # for a shop with a server
}
"""The rooms in which a function may import, and what: whatever opening the counter does not need."""
LOADERS = ("counter.cli.commands", "counter.ui.app.load_workplaces")
PURE = {"facts.py", "rules.py", "model.py", "layout.py"}


def imports_in_functions(within: ast.AST, *, in_function: bool = False) -> Iterator[str]:
    """What the functions of a file import, by statement or by importlib; "?" where its name is not written out."""
    for node in ast.iter_child_nodes(within):
        if in_function:
            yield from _imported(node)
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from imports_in_functions(node, in_function=in_function or is_function)


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield "." * node.level + (node.module or "")
    elif isinstance(node, ast.Call) and called(node.func) in {"import_module", "__import__"}:
        name = node.args[0]
        yield str(name.value) if isinstance(name, ast.Constant) else "?"


def is_within(name: str, rooms: tuple[str, ...]) -> bool:
    return any(f"{name}.".startswith(f"{room}.") for room in rooms)


def test_a_function_imports_only_what_opening_the_counter_does_not_need(root: Path) -> None:
    hidden = []
    for module, file in modules(root).items():
        if module.startswith("counter."):
            allowed = IMPORTED_WHERE_USED.get(".".join(module.split(".")[:2]), ())
            hidden += [
                f"{module}: {name}"
                for name in imports_in_functions(ast.parse(file.read_text("utf-8")))
                if not is_within(name, allowed) and (name != "?" or module not in LOADERS)
            ]
    assert hidden == []


def test_no_room_of_ours_is_imported_for_types_only(root: Path) -> None:
    """Such an import hides a circle. A library that is slow to load may be named so, where only its types are meant."""
    hidden = [
        f"{module}:{node.lineno}"
        for module, file in modules(root).items()
        if module.startswith("counter")
        if "TYPE_CHECKING" in (text := file.read_text("utf-8"))
        for block in ast.walk(ast.parse(text))
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for node in ast.walk(block)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("counter")
    ]
    assert hidden == []


def test_what_is_pure_takes_the_time_and_opens_no_file(root: Path) -> None:
    impure = [
        f"{module}:{node.lineno} {ast.unparse(node.func)}"
        for module, file in modules(root).items()
        if module.startswith("counter.") and file.name in PURE
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"datetime.now", "date.today", "time.time", "open"}
    ]
    assert impure == []


def listed_facts(file: Path) -> Iterator[str]:
    """The classes that a room says are its facts; what they are made of is none."""
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "FACTS":
            yield from (name.id for name in ast.walk(node.value) if isinstance(name, ast.Name))


def test_no_fact_is_named_by_a_string(root: Path) -> None:
    """A fact is spoken of by its class, so that a name that is none cannot be written."""
    sources = {module: file for module, file in modules(root).items() if module.startswith("counter.")}
    facts = {name for file in sources.values() if file.name.endswith("facts.py") for name in listed_facts(file)}
    assert len(facts) > 25
    named = [
        f"{module}:{node.lineno} {node.value}"
        for module, file in sources.items()
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in facts
    ]
    assert named == []


def test_tables_are_made_of_columns_of_our_own_base(root: Path) -> None:
    """SQLAlchemy's ORM is a fifth of a start: `Mapped` and `mapped_column` are those of `counter.store.base`."""
    with_orm = [module for module, file in modules(root).items() if "sqlalchemy.orm" in file.read_text("utf-8")]
    assert [module for module in with_orm if module.startswith("counter.")] == []


def test_nobody_has_a_style_sheet(root: Path) -> None:
    """With one, each part that is put into another sends all of its parts through it again; a page costs twice."""
    sheets = [module for module, file in modules(root).items() if ".setStyleSheet(" in file.read_text("utf-8")]
    assert [module for module in sheets if module.startswith("counter.")] == []
