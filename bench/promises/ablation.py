"""What each part of the engine earns: recorded streams are played with one part after another left out.

    python bench/promises/ablation.py STREAM.jsonl.gz... [--jobs N]      (or: make ablate-promises STREAMS="...")

An oracle's promises lie beside each stream (see recorded.py). A stream's first day is for learning and not counted.
Columns: the share of promises kept, and in the worst category of all streams together; minutes and pinball loss as
ratios to the oracle's (mean of the streams), the greatest pinball of a stream, and what leaving the part out adds to
the pinball loss: of all streams in the mean, and of the stream where it does so most.
"""

import argparse
from math import inf
from os import cpu_count
from pathlib import Path
from statistics import mean

from recorded import Change, Changes, named, played, score, worst_category
from tables import as_text


def zero(*_: object) -> float:
    """Whatever is asked: nothing."""
    return 0.0


def no(*_: object) -> bool:
    """Whatever is asked: no."""
    return False


def nothing(*_: object, **__: object) -> None:
    """Does nothing, finds nothing."""


WHOLE = "all parts"
LEFT_OUT: dict[str, Changes] = {
    WHOLE: (),
    "corrections": (Change("calibration:Calibration", "correction", zero),),
    "longer first steps of corrections": (Change("calibration", "AT_FIRST", 0.0),),
    "pace": (Change("priors", "PACE_SPREAD", 0.01),),
    "own pace of each barista": (Change("priors", "BARISTA_SPREAD", 0.001),),
    "learned noise": (Change("making_times:MakingTimes", "tune_noise", nothing),),
    "overtaking": (Change("habits:Habits", "jumps", zero),),
    "jumps yet to come": (Change("priors", "MOST_JUMPING", 0.0),),
    "tickets picked as they lie": (Change("deep_line:Picking", "mixed", zero),),
    "orders to come to a deep line": (Change("priors", "COMING_SECONDS", 1.0),),
    "how steadily a deep line moves": (Change("priors", "UNSTEADY", 0.0),),
    "deep lines teach no correction": (Change("calibration", "DEEP_LOAD", inf),),
    "a heap is no sign of who goes first": (Change("learning", "_NO_EVIDENCE", 1.0),),
    "deep lines altogether": (Change("deep_line:Picking", "mixed", zero), Change("calibration", "DEEP_LOAD", inf)),
    "who makes what": (Change("habits:Habits", "crew_does", no),),
    "several hands on an order": (Change("habits:Habits", "splits", value=False),),
    "out of turn": (Change("pool:Pool", "out_of_turn", nothing),),
    "numbers of cooks (two instead)": (Change("priors", "COOKS", {2: 1.0}),),
    "what keeps an order open": (Change("queue_simulation:QueueSimulation", "_open_for", zero),),
}


def main() -> None:
    """Play and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("streams", nargs="+", type=Path, help="recorded streams")
    parser.add_argument("--jobs", type=int, default=cpu_count(), help="how many processes (default %(default)s)")
    chosen = parser.parse_args()
    runs = {(part, stream): changes for part, changes in LEFT_OUT.items() for stream in chosen.streams}
    found = played(runs, chosen.jobs)
    scores = {run: score(outcomes) for run, outcomes in found.items()}
    rows = [["without", "kept", "worst category", "minutes", "pinball", "worst stream", "adds", "most", ""]]
    for part in LEFT_OUT:
        here = [scores[part, stream] for stream in chosen.streams]
        adds = {stream: scores[part, stream].pinball - scores[WHOLE, stream].pinball for stream in chosen.streams}
        most = max(adds, key=adds.__getitem__)
        together = [outcome for stream in chosen.streams for outcome in found[part, stream]]
        row = [f"{mean(one.kept for one in here):.3f}", f"{worst_category(together):.3f}"]
        row += [f"{mean(one.minutes for one in here):.3f}", f"{mean(one.pinball for one in here):.3f}"]
        row += [f"{max(one.pinball for one in here):.2f}", f"{mean(adds.values()):+.3f}", f"{adds[most]:+.3f}"]
        rows.append([part, *row, named(most)])
    print(as_text(rows))


if __name__ == "__main__":
    main()
