"""What every test of the ui may ask for."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from cafe import Cafe
from counter.kernel.language import Language
from counter.ui.app.gc_on_qt_thread import collect_what_is_due
from counter.ui.theme.fonts import enlarge, is_large
from counter.ui.theme.palette import apply_theme
from counter.ui.widgets.tap import Tap
from ui.sync_desk import SyncDesk


@pytest.fixture(scope="session")
def styled_app(qapp: QApplication) -> QApplication:
    apply_theme(qapp)
    return qapp


@pytest.fixture(scope="package", autouse=True)
def _no_gc_elsewhere() -> Iterator[None]:
    """Python's collector runs on the Qt thread alone, as in the app.

    Any other thread, of a desk or of the tests' own machinery, would free widgets under Qt's hands: their Python half
    is gone while Qt still sends them events.
    """
    gc.collect()
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _leaves_no_window(qapp: QApplication) -> Iterator[None]:
    """What a test showed is gone after it: no window lives on into the next one."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect_what_is_due()
    left = [window for window in qapp.topLevelWidgets() if window.isVisible()]
    assert left == []


@pytest.fixture(autouse=True)
def _styled(styled_app: QApplication) -> None:
    """Every widget has the fonts and colours it is measured with: no test leaves large type to the next one."""
    if is_large():
        enlarge(on=False)


@pytest.fixture(scope="session")
def language() -> Language:
    return Language("en")


@pytest.fixture(scope="session")
def named() -> Callable[[QWidget, str], Tap]:
    """Finds what can be tapped by the beginning of its accessible name, as somebody outside does."""

    def find(within: QWidget, name: str) -> Tap:
        visible = [tap for tap in within.findChildren(Tap) if tap.isVisibleTo(within)]
        for tap in visible:
            if tap.accessibleName().startswith(name):
                return tap
        raise AssertionError(f"no “{name}” among {[tap.accessibleName() for tap in visible]}")

    return find


@pytest.fixture
def work(cafe: Cafe) -> SyncDesk:
    """Ana's desk in the café: what it is asked for is there at once."""
    return SyncDesk(cafe)
