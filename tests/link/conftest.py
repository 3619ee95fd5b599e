"""What tests of the link may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from link.till_processes import Starter


@pytest.fixture(scope="session")
def starter() -> Iterator[Starter]:
    """Starts tills in processes of their own; loaded once."""
    with closing(Starter()) as starter:
        yield starter
