"""A day with names on which things go wrong: the log says what did, and nothing of anybody."""

import json
import logging
from contextlib import suppress

from cafe import Cafe, RecordingPrinter
from counter.flows.print_queue import print_waiting
from counter.flows.staff import add_staff
from counter.kernel.errors import Refused
from counter.kernel.log import DayLog, newest_lines
from counter.paper.document import Paper
from counter.people.queries import read_staff
from edited import edit

said = logging.getLogger("counter.desk")


class Broken(RecordingPrinter):
    """A printer whose driver fails, and says what it was given."""

    def print_paper(self, title: str, paper: Paper) -> None:
        raise ValueError(f"{title}: {paper}")


def test_the_log_of_a_day_names_nobody(cafe: Cafe) -> None:
    log = DayLog(cafe.folder)
    log.begin()
    try:
        cafe.shop.do(cafe.staff("Rosa"), add_staff, "Wilhelmina", "barista", "8264")
        missed = cafe.miss("Latte", customer="Hildegard")
        cafe.shop.find_printer = lambda _settings, _name: Broken()
        print_waiting(cafe.shop)
        cafe.close()
        edit(cafe, "UPDATE items SET price_minor = 1 WHERE name = 'Latte'")
        cafe = cafe.reopened()
        with suppress(Refused):
            cafe.pay(cafe.ring("Latte", customer="Hildegard"))
        _fail(cafe)
    finally:
        log.end()
    written = newest_lines(cafe.folder, 1_000)
    where = {json.loads(line)["where"] for line in written}
    assert where >= {"counter.printing.queue", "counter.flows.proof", said.name}
    people = {person.name for person in cafe.shop.read(read_staff)} - {"Counter"}
    secret = {
        "Hildegard",
        "Ottilie",
        "8264",
        cafe.code(missed),
        cafe.shop.settings.shop_name,
        str(cafe.folder),
        *people,
    }
    assert [word for word in sorted(secret) if any(word in line for line in written)] == []


def _fail(cafe: Cafe) -> None:
    """As whoever runs an act does, where it fails for a reason that nobody thought of."""
    try:
        cafe.staff("Hildegard")
    except StopIteration:
        said.exception("an act or a question failed")
    try:
        (cafe.folder / "Hildegard").read_text()
    except OSError as fault:
        said.warning("it cannot be read: %s", fault, exc_info=KeyError("Hildegard"))
