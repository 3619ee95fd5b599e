"""`counter printers`: which printers this machine has, whether they print, and what goes to which."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click

from counter.bootstrap import open_shop
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.devices.printers import open_machine
from counter.devices.setup import BARE, PrinterSetup, Reached
from counter.flows.print_queue import waiting_at
from counter.flows.printers import (
    EVERYTHING,
    remove_printer,
    send_to,
    set_up_printer,
    stand_in,
    test_page_of,
)
from counter.flows.shop import Shop
from counter.flows.waiting_papers import cancel_paper, move_paper
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import JobId
from counter.kernel.language import Language, _
from counter.kernel.typed_text import tidy_text
from counter.paper.format import FORMATS
from counter.paper.thermal import ANY_MODEL, models
from counter.printing.by_hand import Waiting, all_waiting
from counter.printing.routes import ROUTED, Route
from counter.printing.test_page import test_page_document
from counter.settings.printers import COLUMNS, PAPERS, find_setup, routes_of
from counter.settings.stations import Stations, own_name

_READY = _("ready")


@click.group("printers", invoke_without_command=True)
@click.pass_context
def printers_command(context: click.Context) -> None:
    """The printers of this machine; without a word, lists them."""
    if context.invoked_subcommand is None:
        context.invoke(list_command)


@printers_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def list_command(folder: Path, *, as_json: bool = False) -> None:
    """Every printer, how it is reached, whether it would print now, and what goes to it."""
    with looking_at(folder) as shop:
        found, language = _found(shop), shop.language
    if as_json:
        say(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for each in found["printers"]:
        drawer = f" · {language.say('drawer')}" if each["drawer"] else ""
        say(f"{each['name']:24} {each['reached']} {each['where']} · {each['what']}{drawer}")
        prints = ", ".join(each["prints"]) or language.say("nothing")
        state = language.say(
            "{state}; {count} waiting; prints {what}", state=each["state"], count=each["waiting"], what=prints
        )
        say(f"{'':24} {state}")
    if found["printer"]:
        say(language.say("All else goes to {printer}.", printer=found["printer"]))
    else:
        say(language.say("All else goes to the folder “printed”."))
    if found["fallback"]:
        say(language.say("{printer} prints for a printer that is away for a minute.", printer=found["fallback"]))


@printers_command.command("add")
@click.argument("name")
@click.option("--network", metavar="HOST[:PORT]", help="A thermal printer on the network (port 9100).")
@click.option("--usb", metavar="PATH", help="A thermal printer's device file (/dev/usb/lp0).")
@click.option("--serial", metavar="DEVICE", help="A thermal printer at a serial port (/dev/ttyUSB0, COM3).")
@click.option("--baud", type=int, default=9600, show_default=True, help="How fast that port is.")
@click.option("--cups", metavar="QUEUE", help="A printer that CUPS knows.")
@click.option("--windows", metavar="QUEUE", help="A thermal printer that Windows knows.")
@click.option("--file", metavar="DIR", help="A folder: a file for each document.")
@click.option("--model", help=f"What thermal printer it is, as python-escpos calls it; {ANY_MODEL} is any.")
@click.option("--columns", type=click.Choice([str(each) for each in COLUMNS]), default="48", show_default=True)
@click.option("--paper", type=click.Choice(PAPERS), default="80", show_default=True, help="What PDFs are drawn for.")
@click.option("--drawer", is_flag=True, help="The cash drawer hangs on it.")
@click.pass_obj
def add_command(folder: Path, /, name: str, *, model: str | None, columns: str, **said: Any) -> None:
    """Add the printer NAME, or set it up anew: counter printers add Bar --network 192.168.0.20."""
    ways = [reached for reached in Reached if said[reached] is not None]
    if len(ways) != 1:
        raise click.UsageError("Say in one way how it is reached: " + ", ".join(f"--{reached}" for reached in Reached))
    if model is not None and model not in models():
        known = ", ".join(models())
        raise Refused("No thermal printer is called “{name}”. Known are: {known}.", name=model, known=known)
    (reached,) = ways
    where = said[reached]
    setup = PrinterSetup(
        name=tidy_text(name),
        reached=reached,
        where=str(Path(where).absolute()) if reached is Reached.FILE else where,
        model=model or (ANY_MODEL if reached in BARE else ""),
        columns=int(columns),
        dots=COLUMNS[int(columns)],
        paper=said["paper"],
        baud=said["baud"],
        drawer=said["drawer"],
    )
    _decide(folder, set_up_printer, setup)


@printers_command.command("remove")
@click.argument("name")
@click.pass_obj
def remove_command(folder: Path, name: str) -> None:
    """Take the printer NAME off: what went to it goes where all else goes."""
    _decide(folder, remove_printer, name)


@printers_command.command("test")
@click.argument("name")
@click.pass_obj
def test_command(folder: Path, name: str) -> None:
    """Print the test page of the printer NAME at once, also while the counter is open."""
    with looking_at(folder) as shop:
        setup = find_setup(shop.settings.printers, name)
        if setup is None:
            raise Refused("There is no printer “{name}”. Add it first.", name=name)
        page = test_page_document(test_page_of(setup), shop.language)
        try:
            open_machine(setup).print_paper(page.title, page)
        except Unavailable as away:
            raise Refused(away.text, **away.values) from away
        say(shop.language.say("{name} has its test page.", name=name))


@printers_command.command("route")
@click.argument("what", metavar="KIND[@STATION]")
@click.argument("name", default="")
@click.option("--category", default="", help="Of this category of the menu alone: tickets and labels.")
@click.pass_obj
def route_command(folder: Path, what: str, name: str, *, category: str) -> None:
    """Send documents of a kind to the printer NAME; without a name, to where all else goes.

    Kinds are receipt, slip, till, bill, gift-card, page (day, handbook, sheet), ticket, label; everything is all else.
    A station is that of a ticket or a label: counter printers route ticket@kitchen Kitchen. So is a category, which
    comes before the station: counter printers route ticket Kitchen --category Food.
    """
    kind, _, station = what.partition("@")
    known = (*ROUTED, EVERYTHING)
    if kind not in known:
        raise Refused("Nothing printed is a “{kind}”. Write one of {kinds}.", kind=kind, kinds=", ".join(known))
    _decide(folder, send_to, kind, name, station, category)


@printers_command.command("fallback")
@click.argument("name", default="")
@click.pass_obj
def fallback_command(folder: Path, name: str) -> None:
    """Let the printer NAME print for one that is away for a minute; without a name, none does."""
    _decide(folder, stand_in, name)


@printers_command.command("waiting")
@click.pass_obj
def waiting_command(folder: Path) -> None:
    """What is not on paper yet, numbered, for which printer, and why."""
    with looking_at(folder) as shop:
        found, language = shop.read(all_waiting, routes_of(shop.settings)), shop.language
    for number, each in enumerate(found, 1):
        printer = each.printer or language.say("folder")
        say(f"{number:3} {each.title:32} {printer:16} {_how(each, language)} {each.fault}".rstrip())


def _how(paper: Waiting, language: Language) -> str:
    if paper.is_failed:
        return language.say("failed")
    return language.say("printing") if paper.is_given else language.say("waiting")


@printers_command.command("cancel")
@click.argument("number", type=click.IntRange(min=1))
@click.pass_obj
def cancel_command(folder: Path, number: int) -> None:
    """Do not print what `waiting` lists under NUMBER; a receipt stays in Orders."""
    with _opened(folder) as shop:
        shop.do(shop.itself, cancel_paper, _numbered(shop, number))


@printers_command.command("move")
@click.argument("number", type=click.IntRange(min=1))
@click.argument("name")
@click.pass_obj
def move_command(folder: Path, number: int, name: str) -> None:
    """Print what `waiting` lists under NUMBER at the printer NAME."""
    with _opened(folder) as shop:
        shop.do(shop.itself, move_paper, _numbered(shop, number), name)


def _numbered(shop: Shop, number: int) -> JobId:
    found = shop.read(all_waiting, routes_of(shop.settings))
    if number > len(found):
        raise Refused("Nothing waits under {number}. Look with counter printers waiting.", number=number)
    return found[number - 1].job_id


@contextmanager
def _opened(folder: Path) -> Iterator[Shop]:
    shop = open_shop(folder)
    try:
        yield shop
    finally:
        shop.store.close()


def _decide(folder: Path, flow: Callable[..., None], *args: object) -> None:
    with _opened(folder) as shop:
        shop.do(shop.itself, flow, *args)


def _found(shop: Shop) -> dict[str, Any]:
    settings = shop.settings
    with ThreadPoolExecutor() as at_once:
        states = list(at_once.map(partial(_state, shop.language), settings.printers))
    waiting = shop.read(waiting_at, settings)
    return {
        "printers": [
            {
                "name": setup.name,
                "reached": str(setup.reached),
                "where": setup.where,
                "what": _what(setup, shop.language),
                "drawer": setup.drawer,
                "state": state,
                "waiting": waiting.get(setup.name, 0),
                "prints": [
                    _said(route, settings.stations) for route in settings.printer_routes if route.printer == setup.name
                ]
                + [EVERYTHING] * (settings.printer == setup.name),
            }
            for setup, state in zip(settings.printers, states, strict=True)
        ],
        "printer": settings.printer,
        "fallback": settings.fallback_printer,
    }


def _said(route: Route, stations: Stations) -> str:
    station = f"@{own_name(stations, route.station)}" if route.station else ""
    return f"{route.kind}{station} of {route.category}" if route.category else f"{route.kind}{station}"


def _state(language: Language, setup: PrinterSetup) -> str:
    try:
        open_machine(setup).check()
    except (Unavailable, Refused) as fault:
        return language.explain(fault)
    return language.say(_READY)


def _what(setup: PrinterSetup, language: Language) -> str:
    if setup.is_thermal:
        return language.say("{model}, {count} columns", model=setup.model, count=setup.columns)
    return f"PDF {FORMATS[setup.paper].name}"
