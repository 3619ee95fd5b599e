"""`counter backtest`: runs the promise engine over a recorded stream of a bar, or over this shop's own days."""

import importlib
import sys
from datetime import datetime
from typing import BinaryIO, TextIO

import click

from counter.cli.stream import BadLineError, answers

BAD_INPUT = 2


def run(source: BinaryIO, out: BinaryIO, err: TextIO) -> int:
    """Speak the protocol until the source ends. Gives the exit code."""
    try:
        for answer in answers(iter(source.readline, b""), err):
            out.write(answer)
            out.flush()
    except BadLineError as fault:
        err.write(f"{fault}\n")
        return BAD_INPUT
    return 0


@click.command()
@click.option("--stream", type=click.File("rb"), help="A stream of JSON lines; - reads standard input.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Look back at this shop's own days since then.")
@click.option("--json", "as_json", is_flag=True, help="With --since: the figures as one line of JSON.")
@click.pass_context
def backtest(context: click.Context, stream: BinaryIO | None, since: datetime | None, *, as_json: bool) -> None:
    """Answer a recorded stream of a bar as the promise engine would have, or look back at this shop's own journal."""
    if (stream is None) == (since is None):
        message = "Say --stream FILE or --since DATE."
        raise click.UsageError(message)
    if stream is not None:
        sys.exit(run(stream, sys.stdout.buffer, sys.stderr))
    elif since is not None:
        look_back = importlib.import_module("counter.cli.look_back")  # a stream needs no database
        look_back.look_back_at_shop(context.obj, since.date(), as_json=as_json)
