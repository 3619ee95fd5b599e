"""The server's address is typed as short as it can be, and shown so."""

from __future__ import annotations

import pytest

from counter.link.typed_address import short_address, whole_address


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        (" 192.168.1.10 ", "postgresql://192.168.1.10/counter"),
        ("server:5433/shop", "postgresql://server:5433/shop"),
        ("192.168.1.10, 192.168.1.11", "postgresql://192.168.1.10,192.168.1.11/counter"),
        ("Postgres://server/counter", "postgresql://server/counter"),
        ("host=server dbname=shop", "host=server dbname=shop"),
        ("", ""),
    ],
)
def test_what_is_typed_is_made_whole(typed: str, whole: str) -> None:
    assert whole_address(typed) == whole


@pytest.mark.parametrize(
    ("url", "short"),
    [
        ("postgresql://192.168.1.10/counter?sslmode=require&channel_binding=require", "192.168.1.10"),
        ("host=192.168.1.10,192.168.1.11 dbname=counter sslmode=require", "192.168.1.10,192.168.1.11"),
        ("postgresql://server:5433,spare:5434/shop", "server:5433,spare:5434/shop"),
        ("postgresql:///counter?host=/run/postgresql", "postgresql:///counter?host=/run/postgresql"),
        ("no address at all", "no address at all"),
    ],
)
def test_what_is_shown_is_short(url: str, short: str) -> None:
    assert short_address(url) == short
