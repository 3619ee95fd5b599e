"""What the owner stands for is woven in: the shop's own words are what is said, and every change can be taken back."""

from __future__ import annotations

from acts.lines import SHOP, Acts, act

OWNER = act("sign_in", name="Rosa")
SOLD = (act("ring_up", item="Latte"), act("customer", name="Mara"), act("pay"))
OWN = {"own": "We got your order wrong, {name}. That is ours.", "hand_over": "All yours. Thank you, {name}."}


def test_the_shops_own_words_are_what_is_said_and_undo_takes_them_back(cafe_acts: Acts) -> None:
    page = {"kind": "wrong_item", "say": OWN}
    told = act("mishap", order="1", kind="wrong_item", their_words="A filter")
    decided, *_, said, changed, undone, again = cafe_acts(
        OWNER | act("set", playbook={"pages": [page], "cap_percent": 200}, by="Rosa"), *SOLD, told, act("changes"),
        act("undo_change", change=1, by="Rosa"), told,
    )  # fmt: skip
    assert decided["ok"], decided
    assert said["said"]["own"] == "We got your order wrong, Mara. That is ours."
    assert said["said"]["hand_over"] == "All yours. Thank you, Mara."
    newest = changed["changes"][0]
    assert newest["by"] == "Rosa"
    assert {"setting": "playbook.cap_percent", "before": None, "after": 200} in newest["what"]
    assert undone["ok"], undone
    assert again["said"]["own"] == "I’m sorry, Mara. We got it wrong."


def test_a_change_that_is_taken_back_leaves_what_was_decided_since(cafe_acts: Acts) -> None:
    *_, undone, said = cafe_acts(
        act("set", playbook={"pages": [{"kind": "late", "say": {"thank": "Thanks for staying."}}]}, by="Rosa"),
        act("set", playbook={"pages": [{"kind": "missing", "say": {"own": "We forgot it."}}]}, by="Rosa"),
        act("undo_change", change=2, by="Rosa"), *SOLD,
        act("mishap", order="1", kind="missing", their_words="No croissant"),
    )[-6:]  # fmt: skip
    assert undone["ok"]
    assert said["said"]["own"] == "We forgot it."


def test_what_could_leave_somebody_without_an_answer_is_refused(cafe_acts: Acts) -> None:
    blank = cafe_acts(act("set", playbook={"pages": [{"kind": "late", "say": {"own": "Sorry {who}"}}]}, by="Rosa"))[-1]
    assert "{who}" in blank["refused"]
    only_a_word = {"pages": [{"kind": "late", "offer": ["apology", "voucher"], "chosen": ["apology"]}]}
    assert "two ways" in cafe_acts(act("set", playbook=only_a_word, by="Rosa"))[-1]["refused"]


def test_what_was_decided_anew_since_is_not_written_over_by_an_undo(cafe_acts: Acts) -> None:
    thank = [{"pages": [{"kind": "late", "say": {"thank": said}}]} for said in ("Thanks.", "Thank you for staying.")]
    *_, refused, undone, undone_again, changed = cafe_acts(
        *(act("set", playbook=each, by="Rosa") for each in thank),
        act("undo_change", change=2, by="Rosa"),
        act("undo_change", change=1, by="Rosa"),
        act("undo_change", change=1, by="Rosa"),
        act("changes"),
    )
    assert refused["refused"].startswith("Rosa decided that anew on ")
    assert undone["ok"], undone
    assert undone_again["ok"], undone_again
    assert [change["what"][0]["after"] for change in changed["changes"]] == [
        *("Thank you for staying.", "Thanks.", "Thank you for staying.", "Thanks.")
    ]


def test_a_change_alters_nothing_that_was(cafe_acts: Acts) -> None:
    """What was given, said on paper and told stays as it was; the next one is answered anew."""
    sold = (act("ring_up", item="Latte"), act("pay"))
    sorry = [act("mishap", order=number, kind="not_good", gestures=[{"gesture": "voucher"}]) for number in ("1", "2")]
    page = {"kind": "not_good", "amounts": {"voucher": "4.50"}, "say": {"own": "It was cold.", "slip": "It was cold."}}
    answers = cafe_acts(
        *sold, *sold, sorry[0], act("order", order="1"),
        act("set", playbook={"pages": [page]}, by="Rosa"), act("order", order="1"), sorry[1],
    )  # fmt: skip
    before, _decided, after, second = answers[-4:]
    assert before == after
    assert [voucher["amount"] for voucher in second["vouchers"]] == ["4.50"]
    assert second["said"]["own"] == "It was cold."


def test_nobody_but_who_decides_for_the_shop_writes_the_playbook_or_takes_a_change_back(acts: Acts) -> None:
    pins = {"Ana": ("barista", "1111"), "Dana": ("lead", "2222"), "Rosa": ("owner", "3333")}
    staff = [{"name": name, "role": role, "pin": pin} for name, (role, pin) in pins.items()]
    late = act("set", playbook={"pages": [{"kind": "late", "say": {"thank": "Thanks for staying."}}]})
    lines = [SHOP | {"staff": staff}, act("sign_in", name="Rosa", pin="3333"), late]
    for name in ("Ana", "Dana"):
        lines += [act("sign_in", name=name, pin=pins[name][1]), late, act("undo_change", change=1)]
    answers = acts(*lines, act("changes"))
    assert answers[2]["ok"]
    assert all("refused" in answer for answer in (*answers[4:6], *answers[7:9]))
    assert len(answers[-1]["changes"]) == 1
