"""What the tests of Make it right may ask for."""

from __future__ import annotations

import pytest

from ui.recovery.harness import RecoveryHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def page(work: SyncDesk) -> RecoveryHarness:
    """Make it right at that desk, not yet looked at."""
    return RecoveryHarness(work)
