"""What the playbook says for a case: the sentences of its kind, their blanks filled with what is known."""

from __future__ import annotations

from datetime import datetime

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.recovery.playbook import STEPS, Playbook, words
from counter.reports.story import Story


def words_to_say(
    playbook: Playbook,
    kind: str,
    about: Story | None,
    language: Language,
    *,
    new_promise: datetime | None = None,
    voucher: Money | None = None,
) -> dict[str, str]:
    """A sentence for each step of a kind of mishap, in the playbook's order; none where it has no such kind.

    `about` is the order's story, `new_promise` an aware time, `voucher` the worth of one that is given.
    """
    page = playbook.pages.get(kind)
    if page is None:
        return {}
    order, promise = (about.order, about.promise) if about else (None, None)
    known = {
        "comma_name": f", {order.customer}" if order and order.customer else "",
        "promised": language.clock(promise.first_due) if promise else "",
        "new_promise": language.clock(new_promise) if new_promise else "",
        "voucher": language.money(voucher) if voucher else "",
        "items": order.what if order else "",
    }
    return {step: words(page, step, known) for step in STEPS}
