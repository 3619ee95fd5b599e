"""A shop to act in, and one that is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from acts.lines import SHOP, Acts


@pytest.fixture
def acts(tmp_path: Path) -> Acts:
    """Acts in a folder that holds no shop yet."""
    return Acts(tmp_path / "shop")


@pytest.fixture
def cafe_acts(acts: Acts) -> Acts:
    """Acts in a small café on a Monday at nine in Berlin."""
    assert acts.last(SHOP)["ok"]
    return acts
