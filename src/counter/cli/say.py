"""What a command says on the terminal."""

from __future__ import annotations

import click

from counter.kernel.typed_text import terminal_text


def say(text: str, *, err: bool = False) -> None:
    """Lines for whoever typed the command (`err`: on stderr): a name in them cannot steer the terminal."""
    click.echo(terminal_text(text), err=err)
