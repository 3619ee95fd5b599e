"""What tests of the link may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cafe import Cafe
from counter.link import sealed_keys
from counter.link.install import init_server
from link.joined import Served
from link.till_processes import Starter


@pytest.fixture(scope="session")
def starter() -> Iterator[Starter]:
    """Starts tills in processes of their own; loaded once."""
    with closing(Starter()) as starter:
        yield starter


@pytest.fixture
def served_cafe(cafe: Cafe, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A café with a server, on which it sold something. A try at a code, which costs a tenth of a second, is quick."""
    monkeypatch.setattr(sealed_keys, "_COST", 2**4)
    cafe.sell("Latte", customer="Mia")
    init_server(cafe.shop, database_url)
    served = Served(cafe, database_url, tmp_path / "machines")
    yield served
    for shop in served.opened:
        shop.store.close()
