"""What a machine took before it was taken out of the shop stands on a Z, so that the Zs come to what the shop took."""

from __future__ import annotations

from cafe import Cafe, eur
from counter.flows.drawer import close_day, count_drawer, x_report
from counter.kernel.errors import Sentence
from counter.kernel.ids import TerminalId
from counter.kernel.money import Money, total
from counter.link.rejoin import rejoin
from counter.reports.books import money_faults
from counter.reports.day.figures import day_figures
from counter.reports.till_books import till_faults
from counter.store.unit import Connection
from counter.till.drawer_queries import last_close, z_report
from link.joined import T2, Served
from link.tills import here


def close(cafe: Cafe) -> Money:
    """Counts and closes; what the Z says that came in."""
    by, expected = cafe.staff("Rosa"), cafe.shop.do(cafe.staff("Rosa"), x_report).expected
    cafe.shop.do(by, count_drawer, expected)
    return took(cafe, cafe.shop.terminal, cafe.shop.do(by, close_day).number)


def took(cafe: Cafe, terminal: TerminalId, number: int = 1) -> Money:
    """By all tenders, as a Z says."""
    report = cafe.shop.read(z_report, terminal, number)
    return eur("0") if report is None else total((each.amount for each in report.tenders), "EUR")


def faults(connection: Connection) -> list[Sentence]:
    return [*till_faults(connection), *money_faults(connection)]


def test_a_machine_that_was_taken_out_has_a_last_z_and_the_zs_come_to_the_day(served_cafe: Served) -> None:
    keeper, folder = served_cafe.keeper, served_cafe.join(served_cafe.invite().code)
    till = Cafe.opened_in(folder)
    till.sell("Mocha")
    served_cafe.exchange(till.shop, keeper.shop)
    served_cafe.revoke()
    rejoin(till.shop, served_cafe.url, served_cafe.invite("Till 2 again").code, here)
    till.sell("Filter")
    served_cafe.exchange(till.shop, keeper.shop, till.shop)
    own, others = close(till), close(keeper)
    served_cafe.exchange(till.shop, keeper.shop, till.shop)

    day = keeper.shop.settings.trading_day(keeper.shop.clock.now())
    assert took(till, T2) > eur("0")
    for cafe in (keeper, till):
        takings = cafe.shop.report(day_figures, day, cafe.shop.settings).takings
        assert own + others + took(cafe, T2) == takings
        assert not cafe.shop.report(faults)
    keeper.forward(24 * 60)
    close(keeper)
    assert keeper.shop.read(last_close, T2).number == 1, "once"
    till.close()


def test_a_bar_that_took_no_money_leaves_no_z(served_cafe: Served) -> None:
    served_cafe.join(served_cafe.invite("Bar", role="bar").code)
    served_cafe.exchange()
    served_cafe.revoke()
    close(served_cafe.keeper)
    assert not served_cafe.keeper.shop.read(last_close, T2).number
