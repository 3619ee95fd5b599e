"""What stands on the dark bar can be read as what stands in the light."""

from __future__ import annotations

import pytest

from counter.ui.bar.head import LOOKS as MOODS
from counter.ui.bar.state import Mood
from counter.ui.parts.mark_pill import LOOKS as MARKS
from counter.ui.theme import looks, tokens
from counter.ui.theme.grounds import GROUNDS
from counter.ui.theme.looks import Look
from counter.ui.theme.shades import DARK, LIGHT
from ui.theme.contrast import contrast

OF_A_REHEARSAL = {value for name, value in tokens.colours().items() if name.startswith("rehearsal")}
LOOKS = {
    name: look
    for name, look in vars(looks).items()
    if isinstance(look, Look)
    and name not in ("TAB", "WHO")
    and not OF_A_REHEARSAL & {look.ground, look.edge, look.icon, look.pressed}
}
"""Those that may stand on a bar: not on the top bar, nor in a rehearsal."""
PAGE, SURFACE = DARK.ground(tokens.PAPER), DARK.ground(tokens.SURFACE)
TINTS = (tokens.PAPER, tokens.SURFACE, tokens.SUNK, tokens.CREMA_TINT, tokens.ON_TIME_TINT, tokens.LATE_TINT)
WORDS = (tokens.INK, tokens.SOFT, tokens.CREMA, tokens.ON_TIME, tokens.AT_RISK_TEXT, tokens.LATE)


@pytest.mark.parametrize("name", LOOKS)
def test_what_one_can_tap_is_read_on_a_dark_bar_pressed_or_not(name: str) -> None:
    look = DARK.look(LOOKS[name])
    for ground in [look.ground] if look.ground else [PAGE, SURFACE]:
        assert contrast(look.ink, ground) >= 4.5
        assert contrast(look.second, ground) >= 4.5
        assert contrast(look.icon_colour, ground) >= 3
    if look.ground:
        assert contrast(look.ink, look.pressed) >= 4.5
    if look.edge:
        assert contrast(look.edge, PAGE) >= 3
        assert contrast(look.edge, SURFACE) >= 3


@pytest.mark.parametrize("tone", MARKS)
def test_a_mark_is_read_on_a_dark_bar(tone: str) -> None:
    look = DARK.look(MARKS[tone])
    assert contrast(look.ink, look.ground) >= 4.5


@pytest.mark.parametrize("ground", TINTS)
def test_words_of_every_tone_are_read_on_every_dark_ground(ground: str) -> None:
    assert all(contrast(DARK.ink(tone, ground), DARK.ground(ground)) >= 4.5 for tone in WORDS)


@pytest.mark.parametrize("mood", Mood)
def test_how_a_promise_stands_is_read_on_a_dark_bar_and_has_a_shape_of_its_own(mood: Mood) -> None:
    look = MOODS[mood].within(DARK)
    assert contrast(look.ink, look.ground) >= (7 if mood is not Mood.DONE else 4.5)
    assert contrast(look.second, look.ground) >= 4.5
    assert contrast(DARK.edge(look.edge), PAGE) >= 3
    assert contrast(DARK.edge(look.edge), SURFACE) >= 3
    assert [other for other in Mood if MOODS[other].icon == look.icon] == [mood]


def test_what_is_late_and_what_is_at_risk_look_on_a_dark_bar_as_everywhere() -> None:
    for mood in (Mood.AT_RISK, Mood.LATE):
        look = MOODS[mood].within(DARK)
        assert (look.ground, look.ink) == (MOODS[mood].ground, MOODS[mood].ink)


def test_a_dark_card_has_an_edge_that_is_seen() -> None:
    for name in ("card", "asks", "sheet_on_dark", "crema"):
        card = DARK.card(GROUNDS[name])
        assert contrast(card.edge, PAGE) >= 3


def test_what_is_light_is_as_the_tokens_say() -> None:
    assert all(LIGHT.look(look) == look for look in LOOKS.values())
    assert all(LIGHT.card(card) == card for card in GROUNDS.values())
