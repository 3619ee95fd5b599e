"""`counter receipt`, `slip`, `x` and `z`: any paper of the shop as a file, the same as its printer gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.flows.shop import Shop
from counter.journal.heads import read_head
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.kernel.system_words import why
from counter.orders.queries import order_called
from counter.paper.columns import document_text
from counter.paper.document import Document
from counter.paper.escpos import document_escpos
from counter.paper.format import FORMATS
from counter.paper.pdf import document_pdf
from counter.paper.thermal import ROLL_58, ROLL_80
from counter.people.queries import staff_member
from counter.receipts.content import Invoice
from counter.receipts.layout import receipt_document
from counter.receipts.model import Receipt
from counter.receipts.queries import invoices_of, receipts_of, refund_receipts_of
from counter.receipts.signing_queries import signed_of
from counter.reports.slip import slip_of
from counter.reports.till import till_report
from counter.settings.paper_texts import logo_bytes
from counter.store.unit import Connection
from counter.till.drawer_queries import z_report
from counter.till.layout import till_document
from counter.vouchers.code import code_of
from counter.vouchers.layout import apology_document
from counter.vouchers.queries import vouchers_for

F = TypeVar("F", bound=Callable[..., Any])
LANGUAGES = ("en", "de", "fr", "es", "ar")
_THERMAL = {"80": ROLL_80, "58": ROLL_58}


def as_file(command: F) -> F:
    """The options of how a paper is drawn, and where it goes."""
    options = (
        click.option("--as", "how", type=click.Choice(["pdf", "escpos", "text"]), default="pdf", show_default=True),
        click.option("--width", type=click.Choice(list(FORMATS)), default="80", show_default=True),
        click.option(
            "--out", type=click.Path(path_type=Path, dir_okay=False), help="The file; a text is said without."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


class _Day(click.ParamType[date]):
    """A day as it is typed: 2026-11-23."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was typed. An error of use where it is none."""
        try:
            return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            self.fail(f"“{value}” is no day. Write it like 2026-11-23.", param, ctx)


ORDERS_DAY = click.option(
    "--day", type=_Day(), help="The trading day of the order, like 2026-11-23; today unless said."
)
_LANGUAGE = click.option("--language", type=click.Choice(LANGUAGES), help="The customer’s own unless said.")


@click.command("receipt")
@click.argument("order")
@ORDERS_DAY
@_LANGUAGE
@click.option("--invoice", "as_invoice", is_flag=True, help="As the full invoice that was asked for.")
@as_file
@click.pass_obj
def receipt_command(folder: Path, /, order: str, **said: Any) -> None:
    """The newest receipt of ORDER (its number), as a copy: it says so."""
    with looking_at(folder) as shop:
        receipt, invoice = shop.report(_receipt, shop, order, said["day"], as_invoice=said["as_invoice"])
        signed = shop.report(signed_of, receipt.receipt_id)
        spoken = _to_customer(shop, said["language"], receipt.content.language)
        logo = logo_bytes(shop.settings.logo)
        paper = receipt_document(
            receipt.content, receipt.customer, spoken, copy=True, invoice=invoice, logo=logo, signed=signed
        )
        give(paper, said["how"], said["width"], said["out"])


@click.command("slip")
@click.argument("order")
@ORDERS_DAY
@_LANGUAGE
@as_file
@click.pass_obj
def slip_command(
    folder: Path, order: str, day: date | None, language: str | None, how: str, width: str, out: Path | None
) -> None:
    """The newest apology slip of ORDER (its number), as a copy: it says so. Its voucher is the same one."""
    with looking_at(folder) as shop:
        give(shop.report(_slip, shop, order, day, language), how, width, out)


@click.command("x")
@as_file
@click.pass_obj
def x_command(folder: Path, how: str, width: str, out: Path | None) -> None:
    """What this terminal took since its last close. It resets nothing."""
    with looking_at(folder) as shop:
        give(shop.report(_x, shop), how, width, out)


@click.command("z")
@click.argument("number", type=int)
@as_file
@click.pass_obj
def z_command(folder: Path, number: int, how: str, width: str, out: Path | None) -> None:
    """The Z report of that NUMBER of this terminal, as a copy: it says so."""
    with looking_at(folder) as shop:
        report = shop.report(z_report, shop.journal.terminal, number)
        if report is None:
            raise Refused("This till has no Z report {number}.", number=f"{number:04d}")
        give(till_document(report, shop.language, copy=True), how, width, out)


def _receipt(
    connection: Connection, shop: Shop, order: str, day: date | None, *, as_invoice: bool
) -> tuple[Receipt, Invoice | None]:
    order_id = order_called(connection, day_of(shop, day), order)
    if as_invoice:
        return _invoice(connection, order_id)
    receipts = (*receipts_of(connection, order_id), *refund_receipts_of(connection, order_id))
    if not receipts:
        raise Refused("That order has no receipt.")
    return max(receipts, key=lambda receipt: (receipt.content.sold_at, receipt.content.number)), None


def _invoice(connection: Connection, order_id: OrderId) -> tuple[Receipt, Invoice]:
    invoices = invoices_of(connection, order_id)
    receipts = [each for each in receipts_of(connection, order_id) if each.receipt_id in invoices]
    if not receipts:
        raise Refused("Nobody asked for an invoice of that order.")
    return receipts[-1], invoices[receipts[-1].receipt_id]


def _slip(connection: Connection, shop: Shop, order: str, day: date | None, language: str | None) -> Document:
    vouchers = vouchers_for(connection, order_called(connection, day_of(shop, day), order))
    if not vouchers:
        raise Refused("Order {number} has no voucher.", number=order)
    voucher = max(vouchers, key=lambda each: each.issued_at)
    who = staff_member(connection, voucher.issued_by).name
    slip = slip_of(
        connection,
        voucher.voucher_id,
        who,
        shop.clock.now(),
        settings=shop.settings,
        playbook=shop.playbook,
        language=shop.language,
    )
    spoken = _to_customer(shop, language, slip.language)
    return apology_document(replace(slip, code=code_of(shop.keys, voucher)), spoken, copy=True)


def _x(connection: Connection, shop: Shop) -> Document:
    terminal = shop.journal.terminal
    head = read_head(connection, shop.keys.local, terminal)
    report = till_report(connection, terminal, head, shop.clock.now(), "", shop.settings)
    return till_document(report, shop.language)


def day_of(shop: Shop, day: date | None) -> date:
    """The trading day that was said; today unless one was."""
    return day or shop.settings.trading_day(shop.clock.now())


def _to_customer(shop: Shop, said: str | None, chosen: str) -> Language:
    return shop.language.to_customer(said or chosen)


def give(document: Document, how: str, width: str, out: Path | None) -> None:
    """Draws it and writes it down, or says it. Refused where that cannot be."""
    content = _drawn(document, how, width)
    if out is None and how == "text":
        say(content.decode().rstrip("\n"))
        return
    if out is None:
        raise click.UsageError("Say where to, with --out FILE.")
    try:
        out.write_bytes(content)
    except OSError as fault:
        raise Refused("{path} cannot be written: {fault}.", path=out, fault=why(fault)) from fault


def _drawn(document: Document, how: str, width: str) -> bytes:
    if how == "pdf":
        return document_pdf(document, FORMATS[width])
    if width not in _THERMAL:
        raise click.UsageError("A thermal printer has no A4: say --width 80 or --width 58.")
    printer = _THERMAL[width]
    return document_escpos(document, printer) if how == "escpos" else document_text(document, printer.columns).encode()
