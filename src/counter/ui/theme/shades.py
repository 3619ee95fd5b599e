"""The same colours in the light and on the dark bar: which is which says the tokens' own table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from counter.ui.theme import tokens as t
from counter.ui.theme.grounds import CardGround
from counter.ui.theme.looks import Look


@dataclass(frozen=True, eq=False)
class Shade:
    """What each token is here as a ground, as an ink (of words and icons) and as an edge; all colours are `#RRGGBB`."""

    grounds: Mapping[str, str]
    inks: Mapping[str, str]
    edges: Mapping[str, str]

    def ground(self, colour: str) -> str:
        """That ground, here."""
        return self.grounds.get(colour, colour)

    def ink(self, colour: str, on: str = "") -> str:
        """Words in that colour `on` a ground, here; on a ground that is the same here they are the same too."""
        return colour if on and on not in self.grounds else self.inks.get(colour, colour)

    def edge(self, colour: str) -> str:
        """That edge, here."""
        return self.edges.get(colour, colour)

    def look(self, look: Look) -> Look:
        """What one can tap, as it is painted here."""
        return _look(self, look) if self.grounds else look

    def card(self, card: CardGround) -> CardGround:
        """The ground of a card, as it is painted here."""
        return replace(card, ground=self.ground(card.ground), edge=self.edge(card.edge))


LIGHT = Shade({}, {}, {})
DARK = Shade(t.DARK_GROUNDS, t.DARK_INKS, t.DARK_EDGES)


@cache
def _look(shade: Shade, look: Look) -> Look:
    on = look.ground
    same = on and on not in shade.grounds
    return replace(
        look,
        ground=shade.ground(on),
        edge=shade.edge(look.edge),
        ink=shade.ink(look.ink, on),
        second=shade.ink(look.second, on),
        icon=shade.ink(look.icon, on),
        pressed=look.pressed if same else shade.ground(look.pressed),
    )
