"""How commands look at a shop: nothing of it is touched, and what it lacks is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counter.bootstrap import open_shop, what_is_missing
from counter.cli.say import say
from counter.cli.speaking import language_typed
from counter.flows.shop import Shop
from counter.kernel.errors import Sentence


@contextmanager
def looking_at(folder: Path) -> Iterator[Shop]:
    """The shop in `folder`, to look at. Where its books are not all there, that is said on stderr first."""
    shop = open_shop(folder, only_look=True)
    shop.reads = language_typed()
    try:
        if missing := shop.report(what_is_missing, folder, shop.keys):
            say(shop.language.explain(Sentence("Something is missing: {missing}.", missing=missing)), err=True)
        yield shop
    finally:
        shop.store.close()
