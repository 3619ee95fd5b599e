"""`counter mail`: the mail server that receipts go out by, whether it lets us in, and a try."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from counter.bootstrap import open_shop
from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.cli.speaking import language_of
from counter.devices.mail_setup import PORTS, MailServer, Secured
from counter.flows.mail import check_server, send_try, set_up_mail, what_is_away
from counter.kernel.errors import Refused
from counter.kernel.language import Language, _
from counter.printing.mail_queue import mails_left

_NONE = _("No mail server is set up: counter mail set smtp.example.org --from bar@example.org --user bar")


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
        server, left, language = shop.settings.mail, shop.read(mails_left), shop.language
        if server is None:
            say(language.say(_NONE))
            return
        where, user = f"{server.host}:{server.port} {server.secured}", server.user or language.say("none")
        say(language.say("{server}, from {address}, user {user}", server=where, address=server.sender, user=user))
        say(what_is_away(shop, check_server) or language.say("It lets us in."))
        waits = language.say("{waiting} waiting, {failed} failed", waiting=left.waiting, failed=left.failed)
        say(f"{waits} {left.fault}".rstrip())


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
    language = language_of(folder)
    password = _password(user, language) if user else None
    _decide(folder, server, password)
    say(language.say("Receipts go out by {server}. Try it: counter mail test ADDRESS", server=name))


def _password(user: str, language: Language) -> str:
    if sys.stdin.isatty():
        asked: str = click.prompt(language.say("Password of {user}", user=user), hide_input=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")


@mail_command.command("off")
@click.pass_obj
def off_command(folder: Path) -> None:
    """Send no receipts by e-mail any more."""
    _decide(folder, None, None)
    say(language_of(folder).say("Receipts do not go out by e-mail."))


@mail_command.command("test")
@click.argument("address")
@click.pass_obj
def test_command(folder: Path, address: str) -> None:
    """Send a receipt that says itself that it is none to ADDRESS, at once, also while the counter is open."""
    with looking_at(folder) as shop:
        if away := what_is_away(shop, send_try, address):
            raise Refused("{fault}", fault=away)
        say(shop.language.say("The mail server took a try for {address}.", address=address))


def _decide(folder: Path, server: MailServer | None, password: str | None) -> None:
    shop = open_shop(folder)
    try:
        shop.do(shop.itself, set_up_mail, server, password)
    finally:
        shop.store.close()
