import pytest

from counter.ui.theme import looks, tokens
from counter.ui.theme.grounds import GROUNDS
from counter.ui.theme.looks import Look
from ui.theme.contrast import contrast

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


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("text", "ground"), STATUS)
def test_status_can_be_read_from_afar(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 7


@pytest.mark.parametrize("name", LOOKS)
def test_every_look_can_be_read_pressed_or_not(name: str) -> None:
    look = LOOKS[name]
    assert contrast(look.ink, look.ground) >= 4.5
    assert contrast(look.second, look.ground) >= 4.5
    assert contrast(look.ink, look.pressed) >= 4.5


def test_edges_and_the_focus_ring_are_seen() -> None:
    assert contrast(tokens.EDGE, tokens.SURFACE) >= 3
    assert contrast(tokens.FOCUS, tokens.FOCUS_GROUND) >= 3
    assert max(contrast(tokens.FOCUS, tokens.ESPRESSO), contrast(tokens.FOCUS_GROUND, tokens.ESPRESSO)) >= 3


def test_cards_have_no_colour_of_their_own() -> None:
    used = {colour for card in GROUNDS.values() for colour in (card.ground, card.edge) if colour}
    assert used <= set(tokens.colours().values())


def test_a_round_card_has_its_edge_all_around_or_none() -> None:
    assert all(len(set(card.sides)) == 1 for card in GROUNDS.values() if card.radius)
