"""What the counter does not load to show its first page."""

from __future__ import annotations

import subprocess
import sys

ASKED = "import sys, linecache, counter.bootstrap, counter.ui.app.start; "


def answer(question: str) -> str:
    done = subprocess.run([sys.executable, "-c", ASKED + question], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_what_maps_rows_to_objects_is_not_loaded() -> None:
    assert answer("print('sqlalchemy.orm' in sys.modules)") == "False"


def test_a_shop_of_one_terminal_does_not_load_what_speaks_with_a_server() -> None:
    assert answer("print({'psycopg', 'cryptography'} & {*sys.modules})") == "set()"


def test_the_sources_of_what_is_imported_are_not_kept() -> None:
    """PySide6 reads and keeps them all unless it is told otherwise."""
    assert answer("print(sum(name.endswith('.py') for name in linecache.cache) < 20)") == "True"
