"""The bench's figures as rows of words, and rows as a table for a terminal or for a page."""

from figures import bins, chance_error, microseconds, promises, trades, warnings
from playing import ENGINE, ORACLE, Result

Rows = list[list[str]]

PROMISES = ["", "kept", "busy", "worst", "first 50", "day 1", "minutes", "× oracle", "pinball", "× oracle"]
SPEED = ["µs p50", "µs p99"]
TELLING = ["tell from", "orders told", "broken told in time", "told rightly", "new promises kept"]


def promise_rows(results: dict[str, Result], *, speed: bool) -> Rows:
    """One row a way to promise; `speed`: with microseconds to quote."""
    best = promises(results[ORACLE])
    rows = [PROMISES + SPEED * speed]
    for result in results.values():
        found = promises(result)
        row = [result.name]
        row += [
            f"{share:.3f}"
            for share in (found.kept, found.kept_busy, found.kept_worst, found.kept_first, found.kept_first_day)
        ]
        row += [f"{found.minutes:.2f}", f"{found.minutes / best.minutes:.2f}"]
        row += [f"{found.pinball:.3f}", f"{found.pinball / best.pinball:.2f}"]
        rows.append(row + [f"{took:.0f}" for took in microseconds(result.quotes_took)] * speed)
    return rows


def telling_rows(engine: Result) -> Rows:
    """One row a chance from which customers could be told."""
    return [TELLING] + [
        [f"{each.threshold:.2f}", *(f"{x:.0%}" for x in (each.told, each.in_time, each.right, each.resets_kept))]
        for each in trades(engine)
    ]


def shop_line(results: dict[str, Result]) -> str:
    """One shop's figures in a line."""
    found, best = promises(results[ENGINE]), promises(results[ORACLE])
    return (
        f"kept {found.kept:.3f}, {found.minutes / best.minutes:.2f} × the oracle's minutes,"
        f" {found.pinball / best.pinball:.2f} × its pinball loss"
    )


def chances_line(engine: Result) -> str:
    """How honest the chances of missing are, and what telling comes to."""
    told = warnings(engine)
    return (
        f"Chances of missing are off by {chance_error(bins(engine)):.3f} in the mean. Telling from {told.threshold:.2f}"
        f" on tells {told.in_time:.0%} of the broken a minute ahead or more; {told.right:.0%} of the told are told"
        f" rightly; {told.resets_kept:.0%} of the new promises are kept."
    )


def speed_line(engine: Result) -> str:
    """How long quotes and ticks take."""
    quote, tick = microseconds(engine.quotes_took), microseconds(engine.ticks_took)
    return (
        f"On one core, a quote takes {quote[0] / 1000:.1f} ms ({quote[1] / 1000:.1f} ms at the 99th percentile),"
        f" a tick {tick[0] / 1000:.1f} ms ({tick[1] / 1000:.1f} ms)."
    )


def as_text(rows: Rows) -> str:
    """Columns lined up: the first to the left, the rest to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    )


def as_markdown(rows: Rows) -> str:
    """The same for a page."""
    rule = ["---", *["---:"] * (len(rows[0]) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], rule, *rows[1:]])
