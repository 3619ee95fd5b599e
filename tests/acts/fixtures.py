"""A shop to act in, and one that is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from acts.lines import SHOP, Acts, Made


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Every shop that a line makes alone is made once."""
    return Made(tmp_path_factory.mktemp("made"))


@pytest.fixture
def acts(tmp_path: Path, made: Made) -> Acts:
    """Acts in a folder that holds no shop yet."""
    return Acts(tmp_path / "shop", made)


@pytest.fixture
def cafe_acts(acts: Acts) -> Acts:
    """Acts in a small café on a Monday at nine in Berlin."""
    assert acts.last(SHOP)["ok"]
    return acts
