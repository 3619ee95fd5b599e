"""Whoever is forgotten stands on nothing that still waits for a printer; everybody else does."""

from __future__ import annotations

from io import BytesIO

import pysqlite3
from pypdf import PdfReader

from cafe import Cafe
from counter.flows.forget import forget_customer
from counter.flows.invoice import invoice
from counter.flows.make import hand_over
from counter.flows.print_queue import print_waiting

ACME = "Acme Ltd", "3 Mill Lane, 10115 Berlin", "DE123456789"


def printed(cafe: Cafe) -> dict[str, str]:
    """What prints now: its words by its title."""
    print_waiting(cafe.shop)
    return {title: PdfReader(BytesIO(pdf)).pages[0].extract_text() for title, pdf in cafe.paper.printed}


def test_what_waits_for_the_printer_names_nobody_who_is_forgotten(cafe: Cafe) -> None:
    order = cafe.sell("Latte", customer="Persephone")
    cafe.sell("Espresso", customer="Demeter")
    cafe.ready(order)
    cafe.shop.do(cafe.ana, hand_over, order)
    cafe.shop.do(cafe.ana, invoice, order, *ACME)
    assert cafe.sql("SELECT count(*) FROM print_jobs WHERE content LIKE '%Persephone%'") == [(2,)]
    cafe.shop.do(cafe.ana, forget_customer, order)
    assert cafe.sql("SELECT count(*) FROM print_jobs WHERE content LIKE '%Persephone%' OR content LIKE '%Acme%'") == [
        (0,)
    ]
    papers = printed(cafe)
    assert list(papers) == ["receipt T1-000001", "receipt T1-000002"]
    assert "Latte" in papers["receipt T1-000001"]
    assert "Persephone" not in papers["receipt T1-000001"]
    assert "Demeter" in papers["receipt T1-000002"]


def test_what_somebody_else_put_there_is_not_made_ours_by_forgetting(cafe: Cafe) -> None:
    order = cafe.sell("Latte", customer="Persephone")
    cafe.ready(order)
    cafe.shop.do(cafe.ana, hand_over, order)
    outside = pysqlite3.connect(str(cafe.database), isolation_level=None)
    outside.execute("UPDATE print_jobs SET content = replace(content, 'Latte', 'Water')")
    outside.close()
    cafe.shop.do(cafe.ana, forget_customer, order)
    assert cafe.sql("SELECT count(*) FROM print_jobs") == [(0,)]
