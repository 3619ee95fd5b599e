"""The hand of somebody who has a shop's file and not its key."""

from contextlib import closing

import pysqlite3

from cafe import Cafe


def edit(cafe: Cafe, *statements: str) -> None:
    """Edits the shop's file, with a connection of one's own, while the counter may have it open."""
    with closing(pysqlite3.connect(str(cafe.database), isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
        assert connection.total_changes


def hex_of(order_id: object) -> str:
    return f"x'{order_id.hex}'"  # type: ignore[attr-defined]
