"""What the shop decided holds at once and after a restart; what it could not live by is refused."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cafe import Cafe
from counter.flows.open_shop import decide
from counter.journal.fact import canonical
from counter.kernel.errors import Refused
from counter.kernel.ids import TerminalId
from counter.settings.facts import SettingChanged
from counter.settings.queries import read_settings
from pair import Pair


def test_a_decision_holds_at_once_and_after_a_restart(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, decide, {"shop_name": "Nook", "promises": {"target": 0.95, "grace_seconds": 60}})
    assert cafe.shop.settings.shop_name == "Nook"
    again = cafe.reopened()
    assert again.shop.settings.promises.target == 0.95
    assert again.shop.settings.promises.grace_seconds == 60
    assert again.shop.settings.tax_rates[0].here == Decimal("0.19")
    again.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"zone_name": "Mars/Phobos"},
        {"zone_name": "../etc/passwd"},
        {"locale": "tlh"},
        {"currency": "EURO"},
        {"day_starts": "noon"},
        {"promises": {"target": "often"}},
        {"tax_rates": [{"tax_class": "drinks", "since": "2026-01-01", "here": "-1", "to_go": "0"}]},
        {"colour": "blue"},
    ],
)
def test_what_a_shop_could_not_live_by_is_refused_and_changes_nothing(cafe: Cafe, wrong: dict[str, object]) -> None:
    before = cafe.kinds()
    with pytest.raises(Refused, match=r"\.$"):
        cafe.shop.do(cafe.ana, decide, wrong)
    assert cafe.kinds() == before
    cafe.reopened().close()


def test_two_things_at_one_port_stand_in_the_way_of_no_other_decision(cafe: Cafe) -> None:
    """Books of before may have them: what was set up so can be changed, and a third is refused."""
    scale = {"kind": "scale", "port": "/dev/ttyUSB0", "protocol": "8217"}
    pole = {"kind": "pole", "port": "/dev/ttyUSB0", "protocol": "cd5220"}
    at = cafe.shop.terminal
    cafe.shop.do(cafe.ana, lambda act: act.record(SettingChanged("devices", canonical([scale, pole]), at)))
    cafe.shop.do(cafe.ana, decide, {"shop_name": "Nook"})
    cafe.shop.do(cafe.ana, decide, {"devices": [scale | {"baud": 19200}, pole]})
    assert (cafe.shop.settings.shop_name, cafe.shop.settings.devices[0].baud) == ("Nook", 19200)
    scanner = {"kind": "scanner", "port": "/dev/ttyUSB0", "protocol": "lines"}
    with pytest.raises(Refused, match="Two devices cannot hang at /dev/ttyUSB0"):
        cafe.shop.do(cafe.ana, decide, {"devices": [scale, pole, scanner]})
    cafe.shop.do(cafe.ana, decide, {"devices": [scale]})
    with pytest.raises(Refused, match="Two devices cannot hang at /dev/ttyUSB0"):
        cafe.shop.do(cafe.ana, decide, {"devices": [scale, pole]})


def test_the_trading_day_is_the_shops_own(cafe: Cafe) -> None:
    late = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # half past two at night in Berlin
    assert cafe.shop.settings.trading_day(late) == date(2026, 11, 23)
    cafe.shop.do(cafe.ana, decide, {"zone_name": "Asia/Tokyo", "day_starts": "05:00:00"})
    settings = cafe.shop.read(read_settings, cafe.shop.terminal)
    assert settings.trading_day(late) == date(2026, 11, 24)
    assert settings.hours_of(date(2026, 11, 24))[0] == datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def test_a_terminal_has_its_own_printer_and_everything_else_is_the_shops(pair: Pair) -> None:
    pair.one.shop.do(pair.one.ana, decide, {"printer": "bar", "shop_name": "Nook"})
    pair.two.shop.do(pair.two.ana, decide, {"printer": "till", "sentence": "Hello."})
    pair.exchange()
    for cafe, printer in ((pair.one, "bar"), (pair.two, "till")):
        again = cafe.reopened()
        settings = again.shop.settings
        assert (settings.printer, settings.shop_name, settings.sentence) == (printer, "Nook", "Hello.")
        assert again.shop.read(read_settings, TerminalId("T9")).printer == ""
        again.close()
