"""`counter` and its commands. Each is imported when it is typed, so that none waits for what another needs."""

from __future__ import annotations

import gc
import importlib
from pathlib import Path
from typing import Any

import click
from platformdirs import user_data_path

from counter.kernel.errors import Refused
from counter.kernel.spoken import SPOKEN

COMMANDS = {
    "open": ("counter.cli.open:open_command", "Open the counter: Sell, Bar, Make it right, Orders, Day."),
    "acts": ("counter.cli.acts:acts_command", "Do at the counter what lines of text say, and answer each."),
    "rehearse": (
        "counter.cli.rehearse:rehearse_command",
        "Practise a hard moment on a shop that does not count.",
    ),
    "demo": ("counter.cli.demo:demo_command", "Play a whole trading day through the counter, without a screen."),
    "day": ("counter.cli.day:day_command", "The report of any day, as a PDF or as JSON."),
    "week": ("counter.cli.week:week_command", "A week, a row a day, beside another: promises, mishaps, takings."),
    "month": ("counter.cli.week:month_command", "A month, a row a week, beside another."),
    "sales": ("counter.cli.sales:sales_command", "What any days sold: by hour, item, person, tax and more."),
    "receipt": ("counter.cli.papers:receipt_command", "The receipt of an order as a file: PDF, ESC/POS or text."),
    "slip": ("counter.cli.papers:slip_command", "The apology slip of an order as a file."),
    "ticket": ("counter.cli.bar_papers:ticket_command", "The bar ticket of an order as a file."),
    "label": ("counter.cli.bar_papers:label_command", "The label of an order’s cup as a file."),
    "x": ("counter.cli.papers:x_command", "What the till took since its last close, as a file."),
    "z": ("counter.cli.papers:z_command", "A Z report as a file, as it was printed."),
    "handbook": ("counter.cli.handbook:handbook_command", "The playbook on paper: what to say and do, a kind a page."),
    "export": (
        "counter.cli.export:export_command",
        "Menu, orders, payments, hours, tips, facts or books as a file.",
    ),
    "import": ("counter.cli.bring_in:import_command", "Bring a menu in from a file of another till or a spreadsheet."),
    "fiscal": ("counter.cli.fiscal:fiscal_command", "What a tax office asks for: the export of any period."),
    "sync": ("counter.cli.sync:sync_command", "Exchange facts with the shop’s server now, without a screen."),
    "verify": ("counter.cli.verify:verify_command", "Prove that nothing in the books was changed, dropped or added."),
    "backup": ("counter.cli.backup:backup_command", "Back up now, and look through what was written."),
    "restore": ("counter.cli.restore:restore_command", "Look into a backup, and open it in a new place."),
    "doctor": ("counter.cli.doctor:doctor_command", "What is well with this shop, and what somebody should do."),
    "support": ("counter.cli.support:support_command", "A report for whoever is asked for help; it names nobody."),
    "join": ("counter.cli.joining:join_command", "Make this machine a terminal of a shop, with a one-time code."),
    "rejoin": ("counter.cli.joining:rejoin_command", "A new name for this machine, put back from an older copy."),
    "put-back": ("counter.cli.put_back:put_back_command", "Go on with books that were put back from a backup."),
    "explain": ("counter.cli.explain:explain_command", "Why an order was promised what it was."),
    "settings": ("counter.cli.settings:settings_command", "Who we are and what we decided: name, zone, printer."),
    "printers": ("counter.cli.printers:printers_command", "The printers of this machine: add, try, what goes where."),
    "devices": ("counter.cli.devices:devices_command", "The scale, pole display and scanner of this machine."),
    "mail": ("counter.cli.mail:mail_command", "The mail server that receipts go out by: set it up, try it."),
    "owner-pin": ("counter.cli.owner_pin:owner_pin_command", "A new PIN for an owner, the first or a forgotten one."),
    "server": ("counter.cli.server:server_command", "The server that several terminals of a shop share."),
    "shops": ("counter.cli.shops:shops_command", "Other shops of the same owner: add, read, compare."),
    "promises": ("counter.cli.promises:promises_command", "What this shop decided about its promises."),
    "backtest": ("counter.cli.backtest:backtest", "Ask the promise engine about a stream of events."),
}


IN_WORDS = "counter.cli.speaking:in_words"
"""How a refusal is said: with what opens a shop, so only where something was refused."""


def loaded(place: str) -> Any:
    """What stands at a place ("module:attribute"), imported now."""
    module, _, attribute = place.partition(":")
    gc.disable()  # what is imported stays: there is nothing to collect, and it is much to look through
    try:
        return getattr(importlib.import_module(module), attribute)
    finally:
        gc.enable()


class Commands(click.Group):
    """Commands by name, each in a module of its own that has an attribute of that name."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Their names, in the order of a shop's day."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """The command of that name."""
        if name not in COMMANDS:
            return None
        command: click.Command = loaded(COMMANDS[name][0])
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """What each is for, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])


def shop_folder(given: Path | None) -> Path:
    """Where the shop's data lives: as said, or the platform's place for a user's data. Refused where there is none."""
    folder = given or _platform_folder()
    try:
        str(folder).encode()
    except UnicodeEncodeError as fault:
        raise Refused("The name of the folder {folder} is no text. Choose another folder.", folder=folder) from fault
    return folder


def _platform_folder() -> Path:
    try:
        folder = user_data_path("counter", appauthor=False)
    except RuntimeError:  # what platformdirs raises for a user without a home
        folder = Path()
    if not folder.is_absolute():
        raise Refused("Nobody is at home here: say which folder the shop is in, with --shop DIR.")
    return folder


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--shop",
    envvar="COUNTER_SHOP",
    type=click.Path(readable=False, path_type=Path),
    help="The folder with the shop's data (also COUNTER_SHOP).",
)
@click.option("--language", type=click.Choice(SPOKEN), help="In which language it answers; the shop's without it.")
@click.version_option(package_name="counter-pos", prog_name="counter")
@click.pass_context
def counter(context: click.Context, shop: Path | None, language: str | None) -> None:  # noqa: ARG001 - `language_typed` asks for it
    """Counter: the point of service of a coffee shop that keeps its word."""
    context.obj = shop_folder(shop)
    if context.invoked_subcommand is None:
        opening = counter.get_command(context, "open")
        assert opening is not None  # noqa: S101 - it is in the list above
        context.invoke(opening)
