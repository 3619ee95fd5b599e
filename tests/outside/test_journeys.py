"""Every journey of this folder, run from outside against the real app."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

KEPT = "Counter’s Qt thread was kept"  # as driver.py says it
HERE = Path(__file__).resolve().parent
SIZES = {
    "journey_opens": ["1024x768", "1280x800"],
    "journey_follows_at_once": ["1024x768", "1280x800", "1920x1080"],
}
USUAL = ["1280x800"]
LONG = ("journey_taps_twice", "journey_makes_it_right", "journey_keeps_its_word")
"""Those that take longest, the longest first: begun last, one of them would run on alone."""
OTHERS = sorted({file.stem for file in HERE.glob("journey_*.py")} - {*LONG})
JOURNEYS = [(name, size) for name in (*LONG, *OTHERS) for size in SIZES.get(name, USUAL)]


@pytest.mark.parametrize(("journey", "size"), JOURNEYS)
def test_journey(journey: str, size: str, record_property: Callable[[str, object], None]) -> None:
    done = subprocess.run(
        [HERE / "run.sh", HERE / f"{journey}.py", size], capture_output=True, text=True, check=False, timeout=300
    )
    for line in done.stdout.splitlines():
        if line.startswith(KEPT):
            record_property("kept", line)
    assert done.returncode == 0, done.stdout + done.stderr
