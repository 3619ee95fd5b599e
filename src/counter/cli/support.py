"""`counter support`: a report for whoever is asked for help."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from counter.bootstrap import open_shop
from counter.cli.doctor import find
from counter.flows.shop import Shop
from counter.flows.support import support_report
from counter.kernel.errors import Damaged, Refused, Unavailable
from counter.kernel.language import Language
from counter.kernel.private_files import write_anew


@click.command("support")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it there instead of showing it.")
@click.pass_obj
def support_command(folder: Path, *, out: Path | None) -> None:
    """A report for whoever is asked for help: versions, settings, what the doctor finds, the end of the log.

    It names nobody: no staff, no customer, no code, no key, no address. Read it before you give it away. Nothing is
    changed.
    """
    findings = tuple(find(folder, Language("en")))
    shop = _looked_at(folder)
    try:
        report = support_report(folder, findings, datetime.now(UTC), shop)
    finally:
        if shop is not None:
            shop.store.close()
    if out is None:
        click.echo(report, nl=False)
    else:
        write_anew(out, report.encode())


def _looked_at(folder: Path) -> Shop | None:
    """The shop, where its books open."""
    try:
        return open_shop(folder, only_look=True)
    except (Refused, Unavailable, Damaged):
        return None
