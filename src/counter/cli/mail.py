"""`counter mail`: the mail server that receipts go out by, whether it lets us in, and a try."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from counter.bootstrap import open_shop
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.devices.mail_setup import PORTS, MailServer, Secured
from counter.flows.mail import check_server, send_try, set_up_mail, what_is_away
from counter.kernel.errors import Refused
from counter.printing.mail_queue import mails_left


@click.group("mail", invoke_without_command=True)
@click.pass_context
def mail_command(context: click.Context) -> None:
    """The mail server that receipts go out by; without a word, shows it."""
    if context.invoked_subcommand is None:
        context.invoke(show_command)


@mail_command.command("show")
@click.pass_obj
def show_command(folder: Path) -> None:
    """The mail server, whether it lets us in, and what waits for it."""
    with looking_at(folder) as shop:
        server, left = shop.settings.mail, shop.read(mails_left)
        if server is None:
            say("No mail server is set up: counter mail set smtp.example.org --from bar@example.org --user bar")
            return
        say(f"{server.host}:{server.port} {server.secured}, from {server.sender}, user {server.user or 'none'}")
        say(what_is_away(shop, check_server) or "It lets us in.")
        say(f"{left.waiting} waiting, {left.failed} failed {left.fault}".rstrip())


@mail_command.command("set")
@click.argument("host", metavar="HOST[:PORT]")
@click.option("--from", "sender", required=True, metavar="ADDRESS", help="The address that receipts come from.")
@click.option("--user", default="", help="Who we are to the server; without one it asks for no password.")
@click.option("--starttls", is_flag=True, help="The line is encrypted by STARTTLS (port 587), not from the first byte.")
@click.pass_obj
def set_command(folder: Path, host: str, sender: str, user: str, *, starttls: bool) -> None:
    """Send receipts by the mail server HOST; its password is asked for, or read from the input.

    The password stays on this machine: in the system's keyring, or in a file of yours alone, never in the books.
    """
    name, _, port = host.partition(":")
    secured = Secured.STARTTLS if starttls else Secured.TLS
    if port and not port.isdecimal():
        raise Refused("“{host}” is no mail server. Write its name like smtp.example.org.", host=host)
    server = MailServer(name, sender, user, int(port) if port else PORTS[secured], secured)
    password = _password(user) if user else None
    _decide(folder, server, password)
    say(f"Receipts go out by {name}. Try it: counter mail test ADDRESS")


def _password(user: str) -> str:
    if sys.stdin.isatty():
        asked: str = click.prompt(f"Password of {user}", hide_input=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")


@mail_command.command("off")
@click.pass_obj
def off_command(folder: Path) -> None:
    """Send no receipts by e-mail any more."""
    _decide(folder, None, None)
    say("Receipts do not go out by e-mail.")


@mail_command.command("test")
@click.argument("address")
@click.pass_obj
def test_command(folder: Path, address: str) -> None:
    """Send a receipt that says itself that it is none to ADDRESS, at once, also while the counter is open."""
    with looking_at(folder) as shop:
        if away := what_is_away(shop, send_try, address):
            raise Refused("{fault}", fault=away)
    say(f"The mail server took a try for {address}.")


def _decide(folder: Path, server: MailServer | None, password: str | None) -> None:
    shop = open_shop(folder)
    try:
        shop.do(shop.itself, set_up_mail, server, password)
    finally:
        shop.store.close()
