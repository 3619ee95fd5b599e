"""What tests of the link may ask for."""

from __future__ import annotations

import pytest

from link.terminals import ServedShop


@pytest.fixture
def served(database_url: str) -> ServedShop:
    """A shop on a server that has no fact of it yet."""
    return ServedShop(database_url)
