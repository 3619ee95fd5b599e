"""What the tests of the Orders tab may ask for."""

from __future__ import annotations

import pytest

from ui.orders.harness import OrdersHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def page(work: SyncDesk) -> OrdersHarness:
    """The Orders tab at that desk, not yet looked at."""
    return OrdersHarness(work)
