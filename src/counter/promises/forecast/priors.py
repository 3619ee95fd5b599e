"""What is believed of a shop nobody has seen yet: round figures of ordinary cafés, all times in seconds."""

from dataclasses import dataclass

from counter.promises.stations import DOWN, SLOW
from counter.settings.stations import BREW, COUNTER, ESPRESSO, KITCHEN

BAR_POOL, KITCHEN_POOL, COUNTER_POOL = "bar", "kitchen", "counter"
"""Who makes what in most shops: baristas, cooks, and whoever stands at the counter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StationPrior:
    """A station before its first order: seconds an item and an order take, and how much they vary."""

    item_seconds: float
    setup_seconds: float
    like_share: float  # what a second like item adds, as a share of the first
    noise: float  # standard deviation of the log of one order's making time
    pool: str  # the workers who make it in most shops


STATION_PRIORS = {
    ESPRESSO: StationPrior(item_seconds=55.0, setup_seconds=28.0, like_share=0.65, noise=0.38, pool=BAR_POOL),
    BREW: StationPrior(item_seconds=40.0, setup_seconds=25.0, like_share=0.5, noise=0.38, pool=BAR_POOL),
    KITCHEN: StationPrior(item_seconds=150.0, setup_seconds=25.0, like_share=0.7, noise=0.38, pool=KITCHEN_POOL),
    COUNTER: StationPrior(item_seconds=28.0, setup_seconds=6.0, like_share=0.9, noise=0.40, pool=COUNTER_POOL),
}
"""What is believed of each of the stations that every shop begins with."""
UNKNOWN_STATION = ESPRESSO
"""The station of an item nobody has heard of; and what one of a shop's own is taken for until it was watched."""
COOKS = {1: 0.30, 2: 0.45, 3: 0.20, 4: 0.05}
CREW_WITHOUT_ROSTER = 2

# How far the logs of item times spread: all items of a station together, its categories, items within a category.
STATION_SPREAD, CATEGORY_SPREAD, ITEM_SPREAD = 0.35, 0.45, 0.30
SETUP_SPREAD, LIKE_SPREAD = 0.4, 0.15
BARISTA_SPREAD = 0.16
# How long it is thought that a barista who stays is no quicker than with the one who left (seconds).
LEFT_SECONDS = 600.0

# The pace of a pool of workers wanders: its usual size (log) and how long it lasts.
PACE_SPREAD, PACE_SECONDS = 0.13, 3600.0
# A new machine, a new recipe: how far the log of an item's time drifts in a day.
ITEM_DRIFT = 0.03
# How often a ready tap is forgotten until the next, and how long that takes.
FORGETS, TAP_SECONDS = 0.01, 70.0
# The log odds that the bar's crew hands over counter items, or cooks, or that several hands make one order.
NOT_OUR_WAY = -1.0
# The log odds that who always works alone cooks as well.
WHO_WORKS_ALONE_COOKS = 1.0
# Orders that jumped and that were passed, as if seen before the first; how many must have, for the next to be reckoned
# with; how much of it an order later still counts. How long the orders that may jump are thought to go on coming.
JUMPED, PASSED, ENOUGH_JUMPED, JUMPS_KEEP = 0.3, 1.5, 2.0, 0.99
JUMPING_SECONDS = 3600.0
# The most of the crew's time that orders which jump can take.
MOST_JUMPING = 0.6
# So many must wait a hand for tickets to be picked partly as they lie; how likely what share of the picks then is.
DEEP = 6.0
MIXED = {0.0: 0.2, 0.15: 0.1, 0.3: 0.1, 0.45: 0.2, 0.6: 0.2, 0.75: 0.1, 0.9: 0.1}
# From so much on (a share) a line is no first-come one; from so many on nobody can tell whose turn is when.
HARDLY_MIXED, FAR = 0.05, 100
# Arrivals are counted for the first time and go on like that for the second (seconds); at most so many times who waits.
COMING_COUNTED, COMING_SECONDS, MOST_COMING = 900.0, 1800.0, 4.0
# How steadily a deep line moves (standard deviation of the log of its time).
UNSTEADY = 0.2
# How far one promise, kept or missed, moves the corrections of the displayed minute together (log).
CALIBRATION_STEP = 0.006
# A wait in line that nobody knows better (seconds).
WAIT_SECONDS = 120.0
# Silence longer than this, or a clock set back, says nothing of making times.
GAP = 1800.0
# An order open this long, its promise this long past, was never finished: nobody is making it.
GIVEN_UP, GIVEN_UP_AFTER_DUE = 5400.0, 1800.0
# What a person means who reports a station (log of how much longer its items take).
REPORTED = {SLOW: 0.35, DOWN: 1.1}
# A new promise is made to be kept more surely than a first one.
RESET_SURE = 0.95


def of_station(station: str) -> StationPrior:
    """What is believed of a station; of a shop's own, as of an unheard-of item's."""
    return STATION_PRIORS.get(station, STATION_PRIORS[UNKNOWN_STATION])
