"""Whether it is right again, through lines of text: asked again, settled, reopened, how grave, and what went well."""

from __future__ import annotations

from typing import Any

from acts.lines import Acts, act

SOLD = (act("ring_up", item="Latte"), act("pay"))
COLD = act("mishap", order="1", kind="not_good", their_words="It is cold", gestures=[{"gesture": "remake"}])


def what_happened(order: dict[str, Any]) -> list[str]:
    return [step["what"] for step in order["story"]]


def test_each_time_somebody_has_to_ask_is_counted_and_told_in_the_story(cafe_acts: Acts) -> None:
    *_, first, second, order = cafe_acts(
        *SOLD, act("asked_again", order="1"), act("asked_again", order="1"), act("order", order="1")
    )
    assert (first["times"], second["times"]) == (1, 2)
    assert what_happened(order).count("asked again") == 2


def test_asked_whether_they_are_all_right_yes_closes_it(cafe_acts: Acts) -> None:
    *_, settled, again, open_ones, order = cafe_acts(
        *SOLD, COLD, act("settled", mishap="1a", answer="yes"), act("settled", mishap="1a", answer="yes"),
        act("mishaps"), act("order", order="1"),
    )  # fmt: skip
    assert (settled["open"], settled["closed"]) == (False, "yes")
    assert again["ok"]
    assert open_ones["mishaps"] == []
    assert what_happened(order).count("all right? yes") == 1


def test_no_opens_it_again_with_its_story(cafe_acts: Acts) -> None:
    *_, settled, open_ones, reopened, order = cafe_acts(
        *SOLD, COLD, act("settled", mishap="1a", answer="no"), act("mishaps"),
        act("reopen", mishap="1a", their_words="This one is cold too"), act("order", order="1"),
    )  # fmt: skip
    assert (settled["open"], settled["closed"]) == (True, None)
    assert [each["mishap"] for each in open_ones["mishaps"]] == ["1a"]
    assert reopened["open"]
    assert what_happened(order).count("all right? no") == 1
    assert "It is cold" in str(order["story"])
    assert "This one is cold too" in str(order["story"])


def test_what_nobody_answered_is_closed_as_left_and_is_not_made_right(cafe_acts: Acts) -> None:
    told = act("mishap", order="1", kind="not_good", their_words="It is cold")
    *_, open_ones, settled, none, report = cafe_acts(
        *SOLD, told, act("mishaps"), act("settled", mishap="1a", answer="left"), act("mishaps"), act("report"),
    )  # fmt: skip
    assert [each["mishap"] for each in open_ones["mishaps"]] == ["1a"]
    assert settled["closed"] == "left"
    assert none["mishaps"] == []
    assert report["mishaps"]["made_right"] == 0


def test_an_allergy_is_grave_and_anything_can_be(cafe_acts: Acts) -> None:
    *_, allergy, other, open_ones = cafe_acts(
        *SOLD,
        act("mishap", order="1", kind="allergy", their_words="My throat itches"),
        act("mishap", kind="treatment", their_words="He laughed at me", severity="grave"),
        act("mishaps"),
    )
    assert (allergy["ok"], other["ok"]) == (True, True)
    assert [each["severity"] for each in open_ones["mishaps"]] == ["grave", "grave"]


def test_where_it_came_from_is_for_a_lead_and_never_in_what_is_said(cafe_acts: Acts) -> None:
    *_, barista, lead, story = cafe_acts(
        *SOLD, COLD, act("mishap", mishap="1a", cause="supplier"),
        act("mishap", mishap="1a", cause="supplier", by="Dana"), act("order", order="1"),
    )  # fmt: skip
    assert "Dana" in barista["refused"]
    assert lead["ok"]
    assert "supplier" not in str(lead["said"])
    assert "supplier" not in str(story)


def test_whom_a_good_moment_thanks_reads_it_once_as_they_sign_in(cafe_acts: Acts) -> None:
    *_, noted, first, second, themselves = cafe_acts(
        *SOLD,
        act("good_moment", words="Dana ran order 1 out to the train", order="1", thanks="Dana", by="Ana"),
        act("sign_in", name="Dana"),
        act("sign_in", name="Dana"),
        act("good_moment", words="I am great", thanks="Dana"),
    )
    assert noted["ok"]
    assert first["thanks"] == [{"words": "Dana ran order 1 out to the train", "from": "Ana"}]
    assert second["thanks"] == []
    assert themselves["refused"] == "Thank somebody else; your own good moment needs no thanks."


def test_words_that_could_be_a_card_are_not_kept(cafe_acts: Acts) -> None:
    *_, moment, reopened = cafe_acts(
        *SOLD, COLD, act("good_moment", words="4111 1111 1111 1111"),
        act("reopen", mishap="1a", their_words="4111 1111 1111 1111"),
    )  # fmt: skip
    assert not moment["ok"]
    assert not reopened["ok"]
