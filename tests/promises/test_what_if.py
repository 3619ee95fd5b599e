"""What other shares to keep would have meant, on histories whose answer is known."""

from random import Random

import pytest

from counter.promises.forecast.events import Event, MenuChanged, MenuItem, Ordered, Ready, Staffed, Wanted
from counter.promises.what_if import STOPS, Stop, Timed, promised_anew, stops_with
from counter.settings.rules import PromisePolicy

MORNING, DAY = 1_800_000_000.0, 86_400.0


def history(seconds: float, days: int = 4, a_day: int = 60) -> list[Event]:
    """Days of lattes five minutes apart and never two at once, each made in about so many seconds."""
    happened: list[Event] = [MenuChanged(MORNING, MenuItem("latte", "coffee", "espresso"))]
    luck = Random(7)
    for day in range(days):
        opens = MORNING + day * DAY
        happened.append(Staffed(opens, ("ana",)))
        for number in range(a_day):
            at, name = opens + 300 * number, f"{day}-{number}"
            takes = min(seconds * luck.lognormvariate(0, 0.35), 290)
            happened += [Ordered(at, name, (Wanted("latte"),), at + 240), Ready(at + takes, name)]
    return happened


def replayed(seconds: float, policy: PromisePolicy | None = None) -> tuple[tuple[Stop, ...], dict[str, Timed]]:
    happened = history(seconds)
    names = {event.order for event in happened if isinstance(event, Ordered) and not event.order.startswith("0-")}
    return promised_anew(happened, names, MORNING + 9 * DAY, policy or PromisePolicy())


@pytest.fixture(scope="module")
def usual() -> tuple[tuple[Stop, ...], dict[str, Timed]]:
    """A shop whose lattes take a minute and a half."""
    return replayed(90)


def test_whoever_wants_to_be_surer_quotes_no_fewer_minutes_and_misses_no_more(
    usual: tuple[tuple[Stop, ...], dict[str, Timed]],
) -> None:
    stops, _ = usual
    assert tuple(stop.target for stop in stops) == STOPS
    assert {stop.orders for stop in stops} == {180}
    minutes, missed = [stop.minutes for stop in stops], [stop.missed for stop in stops]
    assert minutes == sorted(minutes)
    assert minutes[-1] > minutes[0] + 0.2
    assert missed == sorted(missed, reverse=True)
    assert missed[0] > 2 * missed[-1]


def test_a_slower_shop_quotes_more_minutes_at_every_stop(usual: tuple[tuple[Stop, ...], dict[str, Timed]]) -> None:
    slower, _ = replayed(150)
    assert all(slow.minutes > stop.minutes + 0.5 for slow, stop in zip(slower, usual[0], strict=True))


def test_how_long_an_item_takes_is_told_with_how_often_it_was_timed(
    usual: tuple[tuple[Stop, ...], dict[str, Timed]],
) -> None:
    """The middle of what a latte took is ninety seconds."""
    assert usual[1]["latte"].seconds == pytest.approx(90, rel=0.1)
    assert 200 <= usual[1]["latte"].times <= 240


def test_what_takes_longer_than_the_shop_stands_for_is_no_miss() -> None:
    policy = PromisePolicy(target=0.9, longest_minutes=1)
    stops, _ = replayed(90, policy)
    assert all(stop.orders + stop.unpromised == 180 for stop in stops)
    assert stops[-1].unpromised > 150


def test_a_share_between_the_stops_stands_in_place_of_the_nearest() -> None:
    assert stops_with(0.9) == STOPS
    assert stops_with(0.95) == (*STOPS[:5], 0.95, *STOPS[6:])
