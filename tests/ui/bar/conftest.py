"""What the tests of the bar may ask for."""

from __future__ import annotations

import pytest

from ui.bar.harness import BarHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def bar(work: SyncDesk) -> BarHarness:
    """The bar of that desk, not yet looked at."""
    return BarHarness(work)
