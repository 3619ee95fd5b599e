"""Every scenario that ships."""

from __future__ import annotations

import pytest

from counter.rehearsal.scenario import Scenario, read_scenario, scenarios


@pytest.fixture(params=sorted(scenarios()))
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return read_scenario(scenarios()[request.param])
