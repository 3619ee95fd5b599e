"""`counter server`: the PostgreSQL that a shop of several terminals exchanges its facts through."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from counter.bootstrap import open_shop
from counter.cli.findings import say_findings
from counter.cli.joining import invite_command, machines_command, revoke_command
from counter.cli.say import say
from counter.cli.speaking import language_of, language_typed
from counter.kernel.language import _
from counter.link.check import check_server
from counter.link.install import connect_admin, init_server
from counter.link.move import move
from counter.link.typed_address import whole_address

_NAMES = {
    "version": _("version"),
    "installed": _("installed"),
    "rights": _("rights"),
    "clock": _("clock"),
    "tls": _("TLS"),
    "door": _("door"),
    "durable": _("durable"),
    "standby": _("standby"),
    "room": _("room"),
    "messages": _("messages"),
}
"""What is looked at, in a word."""


@click.group("server")
def server_command() -> None:
    """The shop's server: a PostgreSQL through which several terminals exchange what they recorded."""


@server_command.command("init")
@click.argument("url", metavar="URL")
@click.pass_obj
def init_command(folder: Path, url: str) -> None:
    """Make the PostgreSQL at URL (postgresql://…, its administrator's) the server of this shop.

    Typed at the shop's first terminal, with the counter closed. Roles, tables and functions are made where they are not
    there, and all that the shop recorded goes up. Cut off in the middle, type it again. A new URL later: the shop moves
    there.
    """
    shop = open_shop(folder)
    try:
        count = init_server(shop, url)
        language = shop.language
        say(language.say_count("{count} fact is on the server.", "{count} facts are on the server.", count))
        say(language.say("Open the counter here; another machine joins after: counter server invite NAME"))
    finally:
        shop.store.close()


@server_command.command("move")
@click.argument("url", metavar="URL")
@click.pass_obj
def move_command(folder: Path, url: str) -> None:
    """Find the shop's server at URL (postgresql://…) from now on: it has another address, or a second one beside it.

    At each terminal, with the counter closed. The server there has to know this terminal as it is: nothing else is
    changed, and no code is needed.
    """
    shop = open_shop(folder)
    shop.reads = language_typed()
    try:
        host, language = move(shop, whole_address(url)), shop.language
    finally:
        shop.store.close()
    say(language.say("The shop’s server is at {host} from now on.", host=host))


@server_command.command("check")
@click.argument("url", metavar="URL")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def check_command(folder: Path, url: str, *, as_json: bool) -> None:
    """Look at the server at URL (postgresql://…, its administrator's): version, rights, TLS, standby, room, clock.

    Each finding is well, to look at, or wrong, and says what to do. Exits with 1 where something is wrong. Nothing is
    changed.
    """
    language = language_of(folder)
    with closing(connect_admin(url)) as admin:
        findings = tuple(check_server(admin, language))
    sys.exit(0 if say_findings(findings, _NAMES, language, as_json=as_json) else 1)


for each in (invite_command, machines_command, revoke_command):
    server_command.add_command(each)
