"""Ten tills sell for ten minutes while they, their cables and their server are killed, stopped, cut and pulled.

    python bench/faults_link.py [--seconds 600] [--tills 10] [--pace 50] [--seed 1]

In the manner of the published tests of what synchronises (Jepsen): every fact that a till recorded durably is written
down outside its books as well; in the end all of them have to be on the server once, and in every till's books, which
are equal, equal to a replay, and whole within a minute after the last fault. Exit code 1 where that is not so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT / "tests"), str(ROOT / "tools")]

from link.faults import Outcome, Plan, run  # noqa: E402 - the tests' own
from link.postgres_server import postgres_cluster  # noqa: E402
from link.till_processes import Starter  # noqa: E402


def main() -> None:
    """Runs it, and prints the table."""
    plan = Plan()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=plan.seconds)
    parser.add_argument("--tills", type=int, default=plan.tills)
    parser.add_argument("--pace", type=float, default=plan.pace, help="facts a second, of all tills")
    parser.add_argument("--seed", type=int, default=plan.seed)
    plan = Plan(**vars(parser.parse_args()))
    with (
        postgres_cluster() as cluster,
        closing(Starter()) as starter,
        tempfile.TemporaryDirectory(prefix="counter-faults-") as folder,
    ):
        outcome = run(plan, cluster, starter, Path(folder))
    print(table(plan, outcome))
    for each in outcome.left.wrong:
        print(each, file=sys.stderr)
    sys.exit(0 if outcome.holds else 1)


def table(plan: Plan, outcome: Outcome) -> str:
    """What was broken and what is left, as a table of Markdown."""
    left = outcome.left
    rows = [
        ("tills, facts a second in all, seconds", f"{plan.tills}, {plan.pace:.0f}, {plan.seconds:.0f}"),
        *((f"fault: {kind}", f"{count} times") for kind, count in sorted(outcome.faults.items())),
        ("facts on the server", f"{left.facts:,}"),
        ("facts recorded by the tills' own word", f"{left.recorded:,}"),
        ("of these lost", str(left.lost)),
        ("there twice", str(left.doubled)),
        ("vouchers spent, by whoever came first", str(left.spent)),
        ("books that are not equal, not whole, or not as a replay", str(len(left.wrong))),
        ("all at every till after the last fault", f"{outcome.drained:.1f} s, at most {plan.patience:.0f}"),
    ]
    return "\n".join(["| what | figure |", "|---|---|", *(f"| {what} | {figure} |" for what, figure in rows)])


if __name__ == "__main__":
    main()
