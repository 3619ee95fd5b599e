"""`counter handbook`: the playbook on paper, to be read behind the bar."""

from __future__ import annotations

from pathlib import Path

import click

from counter.cli.looking import looking_at
from counter.kernel.errors import Refused
from counter.kernel.system_words import why
from counter.recovery.wording import LANGUAGES
from counter.reports.handbook import handbook
from counter.reports.handbook_pdf import handbook_pdf


@click.command("handbook")
@click.argument("pdf", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.pdf")
@click.option("--language", type=click.Choice(LANGUAGES), help="In which language; else the shop's.")
@click.pass_obj
def handbook_command(folder: Path, pdf: Path, language: str | None) -> None:
    """Write the playbook as a PDF: what to say and do for each kind of mishap, a kind a page."""
    with looking_at(folder) as shop:
        content = handbook_pdf(handbook(shop.playbook, shop.settings, shop.language, language or ""), shop.language)
    try:
        pdf.write_bytes(content)
    except OSError as fault:
        raise Refused("{path} cannot be written: {fault}.", path=pdf, fault=why(fault)) from fault
