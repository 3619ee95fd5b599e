"""What a page says where each terminal has its own of what stands there. Pure."""

from __future__ import annotations

from counter.ui.desk.work import CurrentShop


def own_words(shop: CurrentShop) -> str:
    """That this is one machine's own; "" in a shop that has no other."""
    if not shop.of_several:
        return ""
    return shop.language.say("These are this machine’s own; the other machines have theirs.")
