"""The three pictures of docs/promises.md: promises kept as asked, minutes by load, chances of missing."""

from collections.abc import Sequence

from figures import Bin, by_load
from playing import BASELINES, ENGINE, ORACLE, Result
from svg import BLUE, CREMA, EDGE, INK, SMALL, SOFT, Chart, Point

MOST_AHEAD, MOST_MINUTES = 10, 25
LINE = 17.0  # from one line of words to the next


def kept_as_asked(shops: Sequence[Sequence[Point]], together: Sequence[Point]) -> str:
    """The calibration curve: share asked for (x) and kept (y), in each shop and in all of them together."""
    chart = Chart(
        "Kept as often as asked", "Share of promises kept, to the displayed minute", (0.78, 1.01), (0.78, 1.0)
    )
    marks = [(share / 100, f"{share}%") for share in range(80, 101, 5)]
    chart.grid(marks, marks, ("asked for", "kept"))
    chart.line([(0.78, 0.78), (1.0, 1.0)], EDGE, width=1.5, dashes="5 5")
    for points in shops:
        for point in points:
            chart.dot(point, EDGE, size=4, hollow=True)
    chart.line(together, BLUE)
    for asked, kept in together:
        chart.dot((asked, kept), BLUE)
        x, y = chart.at((asked, kept))
        chart.words((x + 12, y + 22), f"{kept:.1%}", colour=BLUE, bold=True)
    x, y = chart.at((0.79, 0.985))
    chart.dot((0.79, 0.985), BLUE)
    chart.words((x + 14, y + 5), "all shops together", colour=BLUE)
    chart.dot((0.79, 0.97), EDGE, size=4, hollow=True)
    chart.words((x + 14, chart.at((0.79, 0.97))[1] + 5), "each shop", colour=SOFT)
    return chart.text()


def minutes_by_load(results: dict[str, Result]) -> str:
    """Mean minutes promised by orders ahead, for the engine, the oracle and the baselines."""
    chart = Chart(
        "Short waits are promised short, long ones long",
        "Mean minutes promised, by how many orders are open already",
        (-0.4, MOST_AHEAD + 0.4),
        (-2.4, MOST_MINUTES),
        right=176,
    )
    along = [(ahead, f"{ahead}" + "+" * (ahead == MOST_AHEAD)) for ahead in range(MOST_AHEAD + 1)]
    chart.grid(along, [(minute, f"{minute}") for minute in range(0, MOST_MINUTES + 1, 5)], ("orders ahead", "minutes"))
    for ahead, share in enumerate(_shares(results[ENGINE])):
        _foot(chart, ahead, -1.6, f"{share:.0%}")
    x, y = chart.at((MOST_AHEAD + 0.4, -1.6))
    chart.words((x + 10, y), "of the orders", colour=SOFT, size=SMALL)
    fixed, queue, rolling = BASELINES
    looks = {fixed: (SOFT, 1.5, "2 5"), rolling: (SOFT, 1.5, "8 5"), queue: (CREMA, 2.0, "")}
    looks |= {ORACLE: (INK, 2.0, ""), ENGINE: (BLUE, 3.0, "")}
    ends: list[tuple[float, str, str]] = []
    for name, (colour, width, dashes) in looks.items():
        points = [(float(ahead), mean) for ahead, mean in enumerate(by_load(results[name], MOST_AHEAD))]
        inside = [point for point in points if point[1] <= MOST_MINUTES]
        chart.line(inside, colour, width=width, dashes=dashes)
        ends.append((chart.at(inside[-1])[1], name, colour))
    _names(chart, chart.at((float(MOST_AHEAD), 0.0))[0] + 10, sorted(ends))
    return chart.text()


def _names(chart: Chart, x: float, ends: list[tuple[float, str, str]]) -> None:
    """The lines' names beside their ends (y, name, colour; from the top), none over another."""
    below = 0.0
    for end, name, colour in ends:
        y = max(end + 5, below)
        for at, word in enumerate(_two_lines(name)):
            chart.words((x, y + LINE * at), word, colour=colour, bold=name == ENGINE)
            below = y + LINE * (at + 1)


def _foot(chart: Chart, along: float, under: float, words: str) -> None:
    """Small words under the foot line of a chart: how much there is of what stands above them."""
    chart.words(chart.at((along, under)), words, anchor="middle", colour=SOFT, size=SMALL)


def _two_lines(name: str) -> list[str]:
    words = name.split(" × conformal ")
    return [words[0], f"× conformal {words[1]}"] if len(words) > 1 else words


def _shares(result: Result) -> list[float]:
    counts = by_load(result, MOST_AHEAD, of=lambda promises: len(list(promises)))
    return [count / sum(counts) for count in counts]


def chance_of_missing(bins: Sequence[Bin]) -> str:
    """The reliability of the chance of missing: said (x) and come true (y), with how often it was said."""
    chart = Chart(
        "A chance that means what it says",
        "Chances of missing said every 20 seconds while an order is open, in ten bins",
        (0.0, 1.0),
        (-0.1, 1.0),
    )
    marks = [(share / 100, f"{share}%") for share in range(0, 101, 20)]
    chart.grid(marks, marks, ("chance said", "share that missed"))
    chart.line([(0.0, 0.0), (1.0, 1.0)], EDGE, width=1.5, dashes="5 5")
    chart.line([(each.said, each.missed) for each in bins], BLUE)
    most = max(each.count for each in bins)
    for number, each in enumerate(bins):
        chart.dot((each.said, each.missed), BLUE, size=4 + 6 * (each.count / most) ** 0.5)
        _foot(chart, (number + 0.5) / len(bins), -0.07, f"{each.count:,}")
    x, y = chart.at((0.985, 0.03))
    chart.words((x, y), "times said", anchor="end", colour=SOFT, size=SMALL)
    return chart.text()
