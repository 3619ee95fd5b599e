"""The owner's other shops, away from the thread of the screen and from those of the counter. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from counter.flows.shop import Shop
from counter.kernel.errors import Refused, Unavailable
from counter.shops.apart import shops_apart
from counter.shops.folder import ShopsFile, knows_others
from counter.shops.model import KnownShop
from counter.shops.queries import known_shops
from counter.store.unit import Connection
from counter.ui.desk.pending import Pending

P = ParamSpec("P")
R = TypeVar("R")


class OtherShops:
    """`run` does what may take long on a thread of its own, `look` what is quick on another.

    Answers come on the screen's thread. Whatever fails is refused in a sentence.
    """

    def __init__(
        self,
        shop: Shop,
        run: Callable[[Callable[[], Any]], Pending[Any]],
        look: Callable[[Callable[[], Any]], Pending[Any]],
    ) -> None:
        self._shop, self._run, self._look = shop, run, look

    @property
    def there(self) -> bool:
        """Whether this machine knows other shops than its own."""
        return knows_others(self._shop.folder)

    def ask(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        """Asks the owner's own tables. Refused where nothing was read yet."""
        return self._look(partial(_answered, partial(self._asked, query, *args, **kwargs)))

    def known(self) -> Pending[tuple[KnownShop, ...]]:
        """Every shop as it was read last; none where there is no other."""
        return self._look(partial(_answered, self._known))

    def read(self) -> Pending[tuple[KnownShop, ...]]:
        """Hears every shop's server, and adds up what came; the answer is how they are known then."""
        return self._run(partial(_answered, self._read))

    def _known(self) -> tuple[KnownShop, ...]:
        return self._asked(known_shops) if self.there else ()

    def _read(self) -> tuple[KnownShop, ...]:
        shops_apart(self._shop, "read")
        return self._known()

    def _asked(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        with ShopsFile(self._shop.folder) as tables:
            return tables.read(query, *args, **kwargs)


def _answered(work: Callable[[], R]) -> R:
    """What is away is no fault of the counter: whoever asked hears it."""
    try:
        return work()
    except Unavailable as away:
        raise Refused(away.text, **away.values) from away
