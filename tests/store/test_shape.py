"""No connection trusts what the file says of itself."""

from cafe import Cafe


def test_no_connection_trusts_the_file(cafe: Cafe) -> None:
    store = cafe.shop.store
    with store.unit(cafe.ana, cafe.clock.now()) as unit, store.read() as screen, store.read_report() as report:
        for connection in (unit.connection, screen, report):
            said = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("trusted_schema", "cell_size_check")
            }
            assert said == {"trusted_schema": 0, "cell_size_check": 1}
