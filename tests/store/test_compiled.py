"""What one engine has compiled serves every other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import StaticPool, event, select

from cafe import Cafe
from counter.orders.tables import OrderRow
from counter.store.compiled import make_engine
from counter.store.engine import open_engine


def test_a_statement_is_compiled_once_whichever_engine_runs_it(cafe: Cafe) -> None:
    file = cafe.database
    engines = [
        open_engine(file, writes=False),
        open_engine(file, writes=True),
        attached(file),
        open_engine(file, writes=False),
    ]
    met = []
    for engine in engines:
        event.listen(engine, "before_cursor_execute", lambda *about: met.append(hit(about[4])))
        with engine.connect() as connection:
            rows = connection.execute(select(OrderRow.number, OrderRow.placed_at).where(OrderRow.number < 0)).all()
        assert rows == []
        engine.dispose()
    assert [was for was in met if was != "no statement"] == ["CACHE_MISS", *["CACHE_HIT"] * 3]


def hit(context: Any) -> str:
    return "no statement" if context.compiled is None else str(context.cache_hit.name)


def attached(file: Path) -> Any:
    return make_engine(lambda: pysqlite3.connect(str(file)), StaticPool)
