"""What a country brings to a new shop can be lived by, and goes by where the machine is."""

from dataclasses import replace

import pytest

from counter.kernel.resources import resource
from counter.menu.read_file import read_toml
from counter.settings.checks import check_can_be
from counter.settings.countries import CLASSES, COUNTRIES, ELSEWHERE, Country, country, country_of
from counter.settings.rules import Settings


@pytest.mark.parametrize("here", COUNTRIES, ids=lambda here: here.code)
def test_a_shop_can_live_by_what_its_country_brings(here: Country) -> None:
    settings = replace(Settings(), **here.decided())  # type: ignore[arg-type]
    check_can_be(settings, Settings())
    assert tuple(rate.tax_class for rate in settings.tax_rates) == CLASSES
    assert settings.currency == here.currency
    assert any(rate.here for rate in settings.tax_rates) != here.asks


def test_the_classes_are_those_of_the_menu_a_shop_begins_with() -> None:
    assert tuple(each.name for each in read_toml(resource("menu", "starter.toml")).tax_classes) == CLASSES


def test_the_machines_zone_says_the_country_where_it_says_one() -> None:
    zones = ("Europe/Vienna", "America/Chicago", "Asia/Dubai", "UTC", "Asia/Tokyo")
    assert [country_of(zone) for zone in zones] == ["AT", "US", "AE", "", ""]
    assert (country(""), country("JP")) == (None, ELSEWHERE)
