"""Every journey of this folder, run from outside against the real app."""

import subprocess
from pathlib import Path

import pytest

KEPT = "Counter’s Qt thread was kept"  # as driver.py says it
HERE = Path(__file__).resolve().parent
SIZES = {
    "journey_opens": ["1024x768", "1280x800"],
    "journey_follows_at_once": ["1024x768", "1280x800", "1920x1080"],
}
USUAL = ["1280x800"]
JOURNEYS = [(file.stem, size) for file in sorted(HERE.glob("journey_*.py")) for size in SIZES.get(file.stem, USUAL)]


@pytest.mark.parametrize(("journey", "size"), JOURNEYS)
def test_journey(journey: str, size: str, capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(
        [HERE / "run.sh", HERE / f"{journey}.py", size], capture_output=True, text=True, check=False, timeout=300
    )
    with capsys.disabled():
        for line in done.stdout.splitlines():
            if line.startswith(KEPT):
                print(f"\n{journey} {size}: {line}", end="")
    assert done.returncode == 0, done.stdout + done.stderr
