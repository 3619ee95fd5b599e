"""What an apology slip says. The slip is a document of its own, without a receipt number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class SlipContent:
    """An apology and its voucher. Times are aware.

    `promised_at` is the first promise where missing it is what we apologise for, else None; `promised_anew` one that
    the customer was told of later and whose time is over, `ready_by` one that lies ahead; `ready_at` is when the order
    was ready, None until it is. `wrong` is the playbook's sentence for what else we did, to be translated. `code` is
    the whole voucher code as shown ("7K3M-QX42-9TRB5"), `who` the person who apologises. `customer` may be empty.
    `headline`, `own` and `closing` are the shop's own words in place of the first two sentences and at the end, `worth`
    ({amount}), `until` ({date}) and `use` in place of its terms; {name} is the customer. Where it does not `count`, the
    shop's name stands above and says so. `keeps_rest`: what the voucher does not use stays on it.
    `language` is what they read ("" is the shop's).
    """

    customer: str
    promised_at: datetime | None
    ready_at: datetime | None
    amount: Money
    code: str
    good_until: date
    who: str
    shop: str
    order_number: str
    promised_anew: datetime | None = None
    ready_by: datetime | None = None
    wrong: str = ""
    language: str = ""
    counts: bool = True
    headline: str = ""
    own: str = ""
    worth: str = ""
    until: str = ""
    use: str = ""
    closing: str = ""
    keeps_rest: bool = False
