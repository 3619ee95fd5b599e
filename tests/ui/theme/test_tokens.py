import pytest

from counter.ui.theme import looks, tokens
from counter.ui.theme.grounds import GROUNDS
from counter.ui.theme.looks import Look

TEXT = [
    (tokens.INK, tokens.PAPER),
    (tokens.INK, tokens.CREMA_TINT),
    (tokens.SOFT, tokens.SURFACE),
    (tokens.SOFT, tokens.PAPER),
    (tokens.SOFT, tokens.CREMA_TINT),
    (tokens.SOFT, tokens.SUNK),
    (tokens.CREMA, tokens.SURFACE),
    (tokens.ON_TIME, tokens.ON_TIME_TINT),
    (tokens.OFF_TAB, tokens.ESPRESSO),
    (tokens.ON_DARK_BAR, tokens.DARK_BAR),
    (tokens.SOFT_ON_DARK_BAR, tokens.DARK_BAR),
    (tokens.BOARD_INK, tokens.ESPRESSO),
    (tokens.BOARD_SOFT, tokens.ESPRESSO),
    (tokens.BOARD_TIME, tokens.ESPRESSO),
]
STATUS = [
    (tokens.AT_RISK_INK, tokens.AT_RISK),
    (tokens.LATE_INK, tokens.LATE),
    (tokens.AT_RISK_TEXT, tokens.AT_RISK_TINT),
]
LOOKS = {name: look for name, look in vars(looks).items() if isinstance(look, Look) and look.ground}


def _light(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    brighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert _contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("text", "ground"), STATUS)
def test_status_can_be_read_from_afar(text: str, ground: str) -> None:
    assert _contrast(text, ground) >= 7


@pytest.mark.parametrize("name", LOOKS)
def test_every_look_can_be_read_pressed_or_not(name: str) -> None:
    look = LOOKS[name]
    assert _contrast(look.ink, look.ground) >= 4.5
    assert _contrast(look.second, look.ground) >= 4.5
    assert _contrast(look.ink, look.pressed) >= 4.5


def test_edges_and_the_focus_ring_are_seen() -> None:
    assert _contrast(tokens.EDGE, tokens.SURFACE) >= 3
    assert _contrast(tokens.FOCUS, tokens.FOCUS_GROUND) >= 3
    assert max(_contrast(tokens.FOCUS, tokens.ESPRESSO), _contrast(tokens.FOCUS_GROUND, tokens.ESPRESSO)) >= 3


def test_cards_have_no_colour_of_their_own() -> None:
    used = {colour for card in GROUNDS.values() for colour in (card.ground, card.edge) if colour}
    assert used <= set(tokens.colours().values())


def test_a_round_card_has_its_edge_all_around_or_none() -> None:
    assert all(len(set(card.sides)) == 1 for card in GROUNDS.values() if card.radius)
