"""What the pages of docs/ say of the house is so: layers as the contracts have them, and no file that is not there."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = Path("docs/architecture.md")
LONGEST_PAGE = 130
PAGES = [PAGE, Path("docs/promises.md"), *sorted(Path(__file__).parents[2].glob("docs/decisions/*.md"))]
LOOKED_FOR_IN = ("", "docs", "docs/decisions", "src/counter")
FILE = re.compile(r"[\w.-]+\.(py|md|toml|txt|csv|sh|svg|png)")


def named(text: str) -> Iterator[str]:
    """The files and folders that a page names: in backticks, or as a link."""
    for quoted in re.findall(r"`([^`\n]+)`", text):
        if re.fullmatch(r"[\w./-]+", quoted) and ("/" in quoted or FILE.fullmatch(quoted)):
            yield quoted
    yield from (link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link)


def is_there(root: Path, name: str) -> bool:
    """Whether there is such a file or folder; a bare name of a file may stand in any room."""
    if any((root / folder / name).exists() for folder in LOOKED_FOR_IN):
        return True
    return "/" not in name and any((root / "src/counter").rglob(name))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_file_that_a_page_names_is_there(root: Path, page: Path) -> None:
    names = list(named((root / page).read_text("utf-8")))
    assert [name for name in names if not is_there(root, name)] == []


def test_a_file_that_is_not_there_is_noticed(root: Path) -> None:
    names = list(named("`till/rules.py`, `till/rule.py`, `facts.py`, `fact_s.py`, [how](promise.md), `a | b`, `Act`"))
    assert [name for name in names if not is_there(root, name)] == ["till/rule.py", "fact_s.py", "promise.md"]


def test_the_page_says_who_may_import_whom(root: Path) -> None:
    page = " ".join((root / PAGE).read_text("utf-8").split())
    contracts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    rooms, ui = (_layers(contract["layers"]) for contract in contracts if contract["type"] == "layers")
    assert " → ".join(f"`{layer}`" for layer in ["__main__", *rooms]) in page
    workplaces = ui[1]
    assert " → ".join("the workplaces" if layer == workplaces else f"`{layer}`" for layer in ui) in re.sub(
        r", which never import each other", "", page
    )


def _layers(contract: list[str]) -> list[str]:
    """The layers of a contract, without rooms that are not built yet."""
    built = (" | ".join(room for room in layer.split(" | ") if not room.startswith("(")) for layer in contract)
    return [layer for layer in built if layer]


def test_the_page_names_every_room_and_stays_a_page(root: Path) -> None:
    page = (root / PAGE).read_text("utf-8")
    rooms = {folder.name for folder in (root / "src/counter").iterdir() if (folder / "__init__.py").exists()}
    table = re.search(r"^\| rooms \|.*?\n\n", page, re.DOTALL | re.MULTILINE)
    assert table
    assert rooms - set(re.findall(r"`(\w+)`", table[0])) == set()
    assert len(page.splitlines()) <= LONGEST_PAGE
