"""Every act by its name, family by family."""

from __future__ import annotations

from typing import Any

from counter.acts import (
    account_acts,
    at_the_bar,
    charge_acts,
    device_acts,
    export_acts,
    held_acts,
    import_acts,
    later_acts,
    menu_acts,
    money_acts,
    order_acts,
    pay_acts,
    people_acts,
    printer_acts,
    promise_acts,
    putting_right,
    reduce_acts,
    report_acts,
    ringing_acts,
    sales_acts,
    settling,
    shop_acts,
    tab_acts,
    till_acts,
    usual_acts,
    voucher_acts,
)
from counter.acts.kind import Kind

ACTS: dict[str, Kind[Any]] = {
    **shop_acts.ACTS,
    **device_acts.ACTS,
    **printer_acts.ACTS,
    **menu_acts.ACTS,
    **export_acts.ACTS,
    **import_acts.ACTS,
    **people_acts.ACTS,
    **ringing_acts.ACTS,
    **reduce_acts.ACTS,
    **held_acts.ACTS,
    **tab_acts.ACTS,
    **later_acts.ACTS,
    **pay_acts.ACTS,
    **charge_acts.ACTS,
    **money_acts.ACTS,
    **order_acts.ACTS,
    **at_the_bar.ACTS,
    **putting_right.ACTS,
    **settling.ACTS,
    **voucher_acts.ACTS,
    **account_acts.ACTS,
    **usual_acts.ACTS,
    **till_acts.ACTS,
    **report_acts.ACTS,
    **sales_acts.ACTS,
    **promise_acts.ACTS,
}
