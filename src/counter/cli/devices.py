"""`counter devices`: the scale, the pole display and the scanner of this machine, and whether they answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from queue import Empty, SimpleQueue

import click

from counter.bootstrap import open_shop
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.devices.attached import PROTOCOLS, USUAL_BAUD, DeviceKind, DeviceSetup
from counter.devices.pole import PoleLine, PoleLines, SerialPole
from counter.devices.ports import found_ports
from counter.devices.scale import SerialScale, Weighed
from counter.devices.scanner import Scanner
from counter.flows.devices import remove_device, set_up_device
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.language import Language, _
from counter.settings.devices import find_device

_SCAN_WITHIN = 20
_WORDS = {
    Weighed.STABLE: _("it stands still."),
    Weighed.MOVES: _("it still moves."),
    Weighed.UNDER: _("it is below zero: empty it, and press its zero key."),
    Weighed.OVER: _("it has too much on it."),
    Weighed.NO_KILOGRAMS: _("it weighs in another unit: set it to kilograms."),
}
_KIND = click.Choice([str(kind) for kind in DeviceKind])


@click.group("devices", invoke_without_command=True)
@click.pass_context
def devices_command(context: click.Context) -> None:
    """The scale, pole display and scanner of this machine; without a word, lists them."""
    if context.invoked_subcommand is None:
        context.invoke(list_command)


@devices_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def list_command(folder: Path, *, as_json: bool = False) -> None:
    """What is set up, at which port, and the ports that this machine has."""
    with looking_at(folder) as shop:
        devices, language = shop.settings.devices, shop.language
    ports = found_ports()
    if as_json:
        found = {
            "devices": [
                {"kind": str(each.kind), "port": each.port, "protocol": each.protocol, "baud": each.baud}
                for each in devices
            ],
            "ports": [{"port": each.port, "what": each.what} for each in ports],
        }
        say(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for each in devices:
        say(f"{each.kind:10} {each.port} · {PROTOCOLS[each.kind][each.protocol]} · {each.baud}")
    for port in ports:
        say(f"{language.say('port'):10} {port.port} {port.what}".rstrip())
    if not devices:
        say(language.say("No scale, pole display or scanner is set up. A scanner that types needs none of it."))


@devices_command.command("set")
@click.argument("kind", type=_KIND)
@click.argument("port")
@click.option("--protocol", default="", help="; ".join(f"{kind}: {', '.join(PROTOCOLS[kind])}" for kind in DeviceKind))
@click.option("--baud", type=int, default=USUAL_BAUD, show_default=True, help="How fast that port is.")
@click.pass_obj
def set_command(folder: Path, kind: str, port: str, protocol: str, baud: int) -> None:
    """Set up the scale, pole or scanner at PORT: counter devices set scale /dev/ttyUSB0 --protocol cas."""
    _decide(folder, set_up_device, kind, port, protocol, baud)


@devices_command.command("remove")
@click.argument("kind", type=_KIND)
@click.pass_obj
def remove_command(folder: Path, kind: str) -> None:
    """Take the scale, pole or scanner off."""
    _decide(folder, remove_device, kind)


@devices_command.command("test")
@click.argument("kind", type=_KIND)
@click.pass_obj
def test_command(folder: Path, kind: str) -> None:
    """Try it: says what lies on the scale, writes on the pole display, or waits for a scan.

    Close the counter first: two programs at one port take each other's answers.
    """
    with looking_at(folder) as shop:
        setup = find_device(shop.settings.devices, DeviceKind(kind))
        name, language = shop.settings.shop_name, shop.language
    if setup is None:
        raise Refused("There is no {kind} here. Add it first.", kind=kind)
    try:
        _TRIES[setup.kind](setup, name, language)
    except Unavailable as away:
        raise Refused(away.text, **away.values) from away


def _try_scale(setup: DeviceSetup, _name: str, language: Language) -> None:
    reading = SerialScale(setup).read()
    said = language.say(_WORDS[reading.weighed])
    if reading.weighed in (Weighed.STABLE, Weighed.MOVES):
        said = language.say("{kilos} kg, {what}", kilos=language.decimal(Decimal(reading.grams) / 1000, 3), what=said)
    say(said)


def _try_pole(setup: DeviceSetup, name: str, language: Language) -> None:
    SerialPole(setup).show(PoleLines(PoleLine(name), PoleLine("1234567890", "9.99")))
    say(language.say("Its lower line reads 1234567890 and 9.99 now."))


def _try_scanner(setup: DeviceSetup, _name: str, language: Language) -> None:
    say(language.say("Scan a code within {seconds} seconds.", seconds=_SCAN_WITHIN))
    heard: SimpleQueue[str] = SimpleQueue()
    scanner = Scanner(setup)
    scanner.listen(heard.put)
    try:
        say(language.say("It read {code}.", code=heard.get(timeout=_SCAN_WITHIN)))
    except Empty:
        raise Refused(
            "The scanner at {port} sent no code. Look at its cable, and that it ends each code with CR or LF.",
            port=setup.port,
        ) from None
    finally:
        scanner.end()


_TRIES: dict[DeviceKind, Callable[[DeviceSetup, str, Language], None]] = {
    DeviceKind.SCALE: _try_scale,
    DeviceKind.POLE: _try_pole,
    DeviceKind.SCANNER: _try_scanner,
}


def _decide(folder: Path, flow: Callable[..., None], *said: object) -> None:
    shop = open_shop(folder)
    try:
        shop.do(shop.itself, flow, *said)
    finally:
        shop.store.close()
