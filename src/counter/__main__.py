"""python -m counter."""

from __future__ import annotations

import sys

import click

from counter.cli.commands import counter
from counter.cli.say import say
from counter.kernel.errors import Refused, Unavailable


def main() -> None:
    """Runs a command. A refusal is one sentence on stderr and exit code 2."""
    try:
        counter.main(standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except click.Abort:
        sys.exit(130)
    except (Refused, Unavailable) as refusal:
        say(str(refusal), err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
