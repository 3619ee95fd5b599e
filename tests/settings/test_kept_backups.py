"""Which backups are kept, by age."""

from datetime import UTC, date, datetime, time, timedelta

from counter.settings.backups import Made, kept

TODAY = date(2026, 11, 27)


def made(day: date, hour: int = 12, *, is_good: bool = True) -> Made:
    return Made(datetime.combine(day, time(hour), UTC), day, is_good)


def test_each_of_today_and_yesterday_then_the_last_of_a_day_then_of_a_month() -> None:
    days = [TODAY - timedelta(days=back) for back in range(800)]
    every = [made(day, hour) for day in days for hour in (9, 18)]
    stay = kept(every, TODAY)
    assert {each for each in stay if each.day >= TODAY - timedelta(days=1)} == {
        made(day, hour) for day in days[:2] for hour in (9, 18)
    }
    assert {each for each in stay if timedelta(days=1) < TODAY - each.day <= timedelta(days=30)} == {
        made(day, 18) for day in days[2:31]
    }
    old = sorted(each.day for each in stay if TODAY - each.day > timedelta(days=30))
    assert old[0] == date(2025, 11, 30)
    assert len(old) == 11  # the ends of November 2025 to September 2026; October's and November's are within 30 days
    assert all((day + timedelta(days=1)).day == 1 for day in old)


def test_one_that_is_not_good_takes_no_place_of_a_good_one() -> None:
    day = TODAY - timedelta(days=5)
    stay = kept([made(day, 9), made(day, 18, is_good=False)], TODAY)
    assert stay == {made(day, 9)}
    assert kept([made(day, 9, is_good=False), made(day, 18, is_good=False)], TODAY) == {made(day, 18, is_good=False)}


def test_the_newest_good_one_is_kept_however_old() -> None:
    long_ago = TODAY - timedelta(days=3000)
    bad = made(TODAY, is_good=False)
    assert kept([made(long_ago), bad], TODAY) == {made(long_ago), bad}
