"""What the journeys have to say beyond passed and failed, told at the end, whichever worker they ran in."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What kept Counter’s Qt thread in the journeys that passed; one that failed shows all it said."""
    passed = terminalreporter.getreports("passed")
    said = [f"{test.location[2]}: {line}" for test in passed for _kind, line in test.user_properties]
    if said:
        terminalreporter.section("what kept Counter’s Qt thread")
        terminalreporter.write_line("\n".join(said))
