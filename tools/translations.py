#!/usr/bin/env python3
"""Takes every sentence that people read or hear out of the code and the resources, and makes the catalogues of them.

There are two for each language in `resources/translations/LANGUAGE/LC_MESSAGES`: `customer.po` has what a customer
reads or hears (and the handbook, which is read in the language that is spoken with customers), `counter.po` what staff
read: screens, refusals, reports, the playbook's names, the rehearsals. What stands in `customer.po` alone is read there
by staff too. What an owner types at the command line, and its help, is in English; what is answered is in the shop's
language.

What was translated is kept, new sentences are added empty (or as the other catalogue has them), and the `.mo` beside
each is what Counter reads. Fill in what is empty, then run it again:

    make translations
"""

import ast
import sys
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "src" / "counter"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("de", "fr", "es", "ar")
CUSTOMER, STAFF = "customer", "counter"
"""The catalogues, as `Language` names them."""
READ_BY_CUSTOMERS = (
    *("src/counter/receipts", "src/counter/vouchers", "src/counter/accounts", "src/counter/ui/board"),
    *("src/counter/orders/words.py", "src/counter/menu/rules.py", "src/counter/till/return_layout.py"),
    *("src/counter/reports/spoken.py", "src/counter/kernel/language.py"),
    *("src/counter/reports/voucher_words.py", "src/counter/reports/come_back_words.py"),
)
HANDBOOK = ("src/counter/reports/handbook.py", "src/counter/reports/handbook_pdf.py")
"""What staff read beside what they say, in the same language."""
TYPED = (
    *("src/counter/cli/demo.py", "src/counter/cli/demo_report.py", "src/counter/cli/demo_tax.py"),
    *("src/counter/cli/stream.py", "src/counter/cli/look_back.py", "src/counter/simulation"),
)
"""What is answered in English: about a made-up shop, or the promise engine alone."""
SAYING = {"say": 1, "_": 1, "say_count": 2, "_n": 2}
"""The calls whose text it is, and how many of their arguments are: two where there is a plural."""
REFUSING = dict.fromkeys(
    (
        *("Refused", "NotTheirs", "BooksLost", "AlreadyOpen", "ShopIsThere", "ShapeChanged", "NotRecognised"),
        *("Unavailable", "MaybePrinted", "MaybeSent", "NotTaken", "Sentence"),
    ),
    1,
)
"""The errors and findings whose text a person reads."""
Sentence = str | tuple[str, ...]


def sentences() -> Iterator[Sentence]:
    """What a customer's catalogue has, in English; one with a plural is a pair."""
    yield from heard()
    yield from said_by(HANDBOOK)
    book = playbook()
    for mishap in book["mishap"]:
        yield mishap["label"]
        if "first" in mishap:
            yield mishap["first"]
    yield from (gesture["label"] for gesture in book["gesture"])


def heard() -> Iterator[Sentence]:
    """Every sentence a customer can read or hear."""
    yield from said_by(READ_BY_CUSTOMERS)
    for mishap in playbook()["mishap"]:
        for step in (*mishap["say"].values(), *mishap["grave"]["say"].values()):
            yield from step
        yield mishap["slip"]


def read_by_staff() -> Iterator[tuple[Sentence, str]]:
    """What staff read, in English, and where it stands. What they read of a customer's catalogue is not among it."""
    apart = {file for part in (*READ_BY_CUSTOMERS, *HANDBOOK) for file in files_of(part)}
    typed = {file for part in TYPED for file in files_of(part)}
    for file in sorted(CODE.rglob("*.py")):
        if file not in typed:
            calls = REFUSING if file in apart else SAYING | REFUSING
            where = file.relative_to(ROOT).as_posix()
            yield from ((sentence, where) for sentence in said_in(file.read_text("utf-8"), calls))
    where = "resources/playbook/playbook.toml"
    yield from ((gesture["note"], where) for gesture in playbook()["gesture"] if "note" in gesture)
    where = "resources/menu/starter.toml"
    yield from ((name, where) for name in dict.fromkeys(called_in(tomllib.loads((ROOT / where).read_text("utf-8")))))
    for path in sorted((ROOT / "resources" / "rehearsal").glob("*.toml")):
        where = path.relative_to(ROOT).as_posix()
        yield from ((sentence, where) for sentence in said_in_rehearsal(tomllib.loads(path.read_text("utf-8"))))


def playbook() -> dict[str, Any]:
    """The playbook as it is written."""
    return tomllib.loads((ROOT / "resources/playbook/playbook.toml").read_text("utf-8"))


def called_in(menu: Any) -> Iterator[str]:
    """What a menu file calls its categories, items, choices and their amounts."""
    for part in ("group", "options", "amounts", "item", "combo"):
        for each in menu.get(part, ()):
            yield from filter(None, (each.get("category", ""), each["name"]))
            yield from called_in(each)


def said_in_rehearsal(scenario: dict[str, Any]) -> Iterator[str]:
    """The words of a scenario: what it is called, what the customer says, what the best run did."""
    good = scenario.get("good", {})
    words = [*(scenario.get(part, "") for part in ("title", "situation", "practises"))]
    words += [line.get(part, "") for line in scenario["lines"] for part in ("says", "ends")]
    words += [*good.get("did", ()), good.get("next_time", ""), good.get("because", "")]
    yield from filter(None, words)


def files_of(part: str) -> list[Path]:
    """A file of Python, or all in a folder."""
    path = ROOT / part
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def said_by(parts: Iterable[str]) -> Iterator[Sentence]:
    """What files, or all files of folders, say."""
    for part in parts:
        for file in files_of(part):
            yield from said_in(file.read_text("utf-8"), SAYING)


def said_in(source: str, calls: Mapping[str, int]) -> Iterator[Sentence]:
    """What a file of Python says by these `calls`, in its order; where it says one thing or another, both."""
    nodes, marks = calls_in(source)
    for node in nodes:
        name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
        count = 1 if name in marks else calls.get(name, 0)
        said = [tuple(texts(argument)) for argument in node.args[:count]]
        if len(said) > 1:
            if all(said):
                yield tuple(text for (text,) in said)
        else:
            yield from (text for each in said for text in each)


@cache
def calls_in(source: str) -> tuple[list[ast.Call], set[str]]:
    """What a file of Python calls, in its order, and its own names for what marks a sentence."""
    tree = ast.parse(source)
    marks = {name.asname for name in imported(tree) if name.name == "_" and name.asname}
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)], marks


def imported(tree: ast.Module) -> Iterator[ast.alias]:
    """What a file takes from others by name."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            yield from node.names


def texts(argument: ast.expr) -> Iterator[str]:
    """The texts that an argument can be."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        if argument.value:
            yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from texts(argument.body)
        yield from texts(argument.orelse)


@cache
def places(name: str) -> dict[Sentence, list[str]]:
    """All sentences of a catalogue in the order of their place, and for staff's where each stands."""
    if name == CUSTOMER:
        return {sentence: [] for sentence in sentences()}
    found: dict[Sentence, list[str]] = {}
    for sentence, where in read_by_staff():
        found.setdefault(sentence, []).append(where)
    return found


def template(name: str) -> Catalog:
    """All sentences of a catalogue, without any words."""
    catalogue = Catalog(project="Counter", charset="utf-8")
    for sentence, where in places(name).items():
        files: Any = [(each, None) for each in dict.fromkeys(where)]  # Babel has no type for “without a line”
        catalogue.add(sentence, locations=files)
    return catalogue


def path_of(language: str, name: str) -> Path:
    """Where a catalogue of a language stands."""
    return TRANSLATIONS / language / "LC_MESSAGES" / f"{name}.po"


def catalogue_of(language: str, name: str) -> Catalog:
    """A catalogue of a language as it is on disk, with all that is said today and nothing else."""
    path = path_of(language, name)
    catalogue = Catalog(language, project="Counter", version="1", fuzzy=False, header_comment=f"# {name}, {language}")
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    made = catalogue.creation_date
    catalogue.update(template(name), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.creation_date = made  # what does not change says no new date
    return catalogue


def take_over(catalogue: Catalog, other: Catalog) -> None:
    """Fills what is empty as another catalogue has it."""
    for message in untranslated(catalogue):
        if (same := other.get(message.id)) is not None:
            message.string = same.string


def untranslated(catalogue: Catalog) -> Collection[Message]:
    """What has no words yet; of a plural, where one of its forms has none."""
    return [message for message in catalogue if message.id and not all(forms(message))]


def forms(message: Message) -> tuple[str, ...]:
    """The words of a message: one, or those of each number that the language tells apart."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def main() -> None:
    """Writes the catalogues of every language and says what of them is not translated."""
    for language in LANGUAGES:
        path_of(language, CUSTOMER).parent.mkdir(parents=True, exist_ok=True)
        customer, staff = catalogue_of(language, CUSTOMER), catalogue_of(language, STAFF)
        take_over(staff, customer)
        for name, catalogue in ((CUSTOMER, customer), (STAFF, staff)):
            write(path_of(language, name), catalogue)
            sys.stdout.write(
                f"{language} {name}: {len(catalogue)} sentences, {len(untranslated(catalogue))} not translated\n"
            )


def write(path: Path, catalogue: Catalog) -> None:
    """Writes a catalogue for people, and beside it for Counter."""
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, omit_header=False, ignore_obsolete=True, include_lineno=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    main()
