"""What the page about our promises shows, and works out, by acts."""

from acts.lines import SHOP, Acts, act

PEOPLE = SHOP | {"staff": [{"name": "Ana"}, {"name": "Dana", "role": "lead"}, {"name": "Rosa", "role": "owner"}]}


def test_a_lead_sees_how_promises_were_kept_and_a_barista_does_not(acts: Acts) -> None:
    _, *_, ready, nothing, worked_out, barista, days = acts(
        PEOPLE,
        act("ring_up", item="Latte"),
        act("pay"),
        act("ready", order=1),
        act("promise_page", by="Dana"),
        act("what_if", by="Dana"),
        act("what_if", by="Ana"),
        act("what_if", by="Rosa", days=0),
    )
    assert ready["ok"]
    assert nothing["page"] is None
    assert (worked_out["page"]["kept"]["kept"], worked_out["page"]["kept"]["of"]) == (1, 1)
    assert worked_out["page"]["stops"] == []
    assert barista["refused"] == "How well we promise is for a lead or the owner to see."
    assert days["refused"] == "Say 1 to 366 days, not 0."


def test_how_sure_to_be_is_decided_by_set(acts: Acts) -> None:
    decided, changed = acts(PEOPLE, act("set", promises={"kept_percent": "94"}, by="Rosa"), act("changes"))[1:]
    assert decided["ok"]
    assert changed["changes"][0]["by"] == "Rosa"
