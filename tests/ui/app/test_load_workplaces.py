"""Who asks who is here loads no workplace; whoever signs in before they are loaded waits for them, not the screen."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from pathlib import Path

from counter import ui
from counter.ui.app.load_workplaces import without_qt

ASKS_WHO = """
import sys
import counter.ui.app.start
rooms = ("sell", "bar", "recovery", "orders", "till", "day", "board")
print([name for name in sys.modules if name.startswith(tuple(f"counter.ui.{room}." for room in rooms))])
"""
QUICK = """
import sys
from pathlib import Path
from threading import current_thread
from PySide6.QtWidgets import QApplication
from cafe import Cafe
from counter.ui.app.counter import Counter
from counter.ui.theme.palette import apply_theme
from counter.ui.widgets.tap import Tap

app = QApplication([])
apply_theme(app)
counter = Counter(Cafe.made_in(Path(sys.argv[1])).shop)
counter.open(windowed=True)
heard = []
counter.loading.loaded.connect(lambda: heard.append(current_thread().name))

def there(name):
    taps = (tap for tap in counter.window.findChildren(Tap) if tap.isVisible())
    return next((tap for tap in taps if tap.accessibleName().startswith(name)), None)

while not there("Ana"):
    app.processEvents()
there("Ana").click()
there("Ana").click()
before = heard[:], there("Latte")
while not there("Latte"):
    app.processEvents()
print(before, heard)
counter.window.close()
counter.end()
"""

BESIDE = """
import sys
from importlib import import_module

for module in sys.argv[1:]:
    import_module(module)
loaded = [module for name, module in sys.modules.items() if name.startswith("counter.ui.")]
values = [(module.__name__, value) for module in loaded for value in vars(module).values()]
print([name for name, value in values if str(getattr(value, "__module__", "")).startswith("PySide6")])
"""


def said(code: str, *args: str) -> str:
    """What a process of its own prints: here all of it is loaded already."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", code, *args], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return run.stdout.strip()


def test_the_staff_page_needs_no_workplace() -> None:
    assert said(ASKS_WHO) == "[]"


def test_who_signs_in_before_the_rest_is_loaded_sells_as_soon_as_it_is(tmp_path: Path) -> None:
    assert said(QUICK, str(tmp_path / "shop")) == "([], None) ['MainThread']"


def test_what_is_loaded_beside_the_qt_thread_has_no_qt() -> None:
    modules = [module.name for module in pkgutil.walk_packages(ui.__path__, "counter.ui.")]
    beside = [module for module in modules if without_qt(module)]
    assert "counter.ui.sell.state" in beside
    assert said(BESIDE, *beside) == "[]"
