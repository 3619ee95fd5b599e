"""kill -9 in the middle of a sale loses nothing that was said to be done, and the books still hold."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

from cafe import Cafe
from counter.flows import ring_up
from counter.flows.print_queue import print_waiting
from counter.journal.replay import differences
from counter.journal.verify import check_chain
from counter.kernel.ids import OrderId
from counter.rooms import registry

SELLING = """
import sys
from pathlib import Path
from uuid import UUID
from cafe import Cafe
cafe = Cafe.opened_in(Path(sys.argv[1]))
while True:
    order_id = cafe.ring("Latte", "Croissant", customer="Mia")
    print("open_ticket", order_id.hex, flush=True)
    cafe.pay(order_id)
    print("placed", order_id.hex, flush=True)
"""


def sell_until_killed(folder: Path, after: int) -> list[list[str]]:
    """Kills a selling counter once it has said so much; gives what it said."""
    path = [str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, path))}
    command = [sys.executable, "-c", SELLING, str(folder)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as selling:
        assert selling.stdout is not None
        said = [selling.stdout.readline() for _ in range(after)]
        os.kill(selling.pid, signal.SIGKILL)
        said += selling.stdout.readlines()
    assert selling.returncode == -signal.SIGKILL
    return [line.split() for line in said if line.endswith("\n")]


def test_what_was_said_to_be_done_is_there_after_kill_9(cafe: Cafe) -> None:
    folder = cafe.folder
    cafe.close()
    placed: set[str] = set()
    for after in (1, 4, 7):
        said = sell_until_killed(folder, after)
        placed |= {order for what, order in said if what == "placed"}
        cafe = Cafe.opened_in(folder)
        orders = {str(order) for (order,) in cafe.sql("SELECT lower(hex(order_id)) FROM orders")}
        assert placed <= orders
        last_what, last = said[-1]
        if last_what == "open_ticket" and last not in orders:
            open_ticket = cafe.shop.do(cafe.ana, ring_up.requote, OrderId(UUID(last)))
            assert [line.quantity for line in open_ticket.draft.lines] == [1, 1]
            assert open_ticket.draft.customer == "Mia"
        with cafe.shop.store.read_report() as connection:
            assert check_chain(connection, registry(), cafe.shop.keys).fault == ""
        assert list(differences(cafe.database, registry())) == []
        cafe.close()
    again = Cafe.opened_in(folder)
    print_waiting(again.shop)
    assert len(again.paper.printed) == len(again.sql("SELECT 1 FROM orders"))
    again.close()
