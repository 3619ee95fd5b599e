"""The owner's other shops, away from the thread of the screen and from those of the counter. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from counter.flows.shop import Shop
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import ShopId
from counter.kernel.typed_json import read_plain
from counter.shops.apart import shops_apart
from counter.shops.folder import ShopsFile, knows_others
from counter.shops.model import KnownShop
from counter.shops.queries import known_shops
from counter.shops.versions import Kind
from counter.store.unit import Connection
from counter.ui.desk.pending import Pending
from counter.ui.desk.push_told import LookTold, PushTold

P = ParamSpec("P")
R = TypeVar("R")


class OtherShops:
    """`run` waits on a thread of its own for a process, `look` asks on another what is quick.

    Answers come on the screen's thread; whatever fails is refused in a sentence. `said` is how far a shop is that is
    added.
    """

    def __init__(
        self,
        shop: Shop,
        run: Callable[[Callable[[], Any]], Pending[Any]],
        look: Callable[[Callable[[], Any]], Pending[Any]],
    ) -> None:
        self._shop, self._run, self._look = shop, run, look
        self.said = ""

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

    def add(self, url: str, code: str) -> Pending[ShopId]:
        """Joins one more shop by its server's address (libpq's) and a code, and reads it."""
        self.said = ""
        return self._run(partial(self._add, url, code))

    def leave(self, shop: ShopId) -> Pending[None]:
        """This machine knows it no more."""
        return self._run(partial(self._leave, shop))

    def look_at_push(
        self, kind: Kind, shops: Sequence[ShopId], taxes: Mapping[str, str] | None = None
    ) -> Pending[tuple[LookTold, ...]]:
        """What would be otherwise in shops that got this one's menu or playbook.

        `taxes` says first, for good, which of their tax classes one of this shop's is.
        """
        said = [word for ours, theirs in (taxes or {}).items() for word in ("--tax", f"{ours}={theirs}")]
        return self._run(partial(self._pushed, LookTold, kind, shops, "--look", *said))

    def keep(self, shop: ShopId, what: str, *, kept: bool) -> Pending[object]:
        """That shop keeps something as it has it from now on, or does not any more."""
        words = ("keep", shop.hex, what, *(() if kept else ("--not",)))
        return self._run(partial(shops_apart, self._shop, *words))

    def push(self, kind: Kind, shops: Sequence[ShopId]) -> Pending[tuple[PushTold, ...]]:
        """Each of these shops gets this one's menu or playbook; what came of it."""
        return self._run(partial(self._pushed, PushTold, kind, shops))

    def _pushed(self, told: type[R], kind: Kind, shops: Sequence[ShopId], *words: str) -> tuple[R, ...]:
        answer = shops_apart(self._shop, "push", kind, *(each.hex for each in shops), *words)
        return tuple(read_plain(each, told) for each in answer["shops"])

    def _known(self) -> tuple[KnownShop, ...]:
        return self._asked(known_shops) if self.there else ()

    def _read(self) -> tuple[KnownShop, ...]:
        shops_apart(self._shop, "read")
        return self._known()

    def _add(self, url: str, code: str) -> ShopId:
        """The code stands in no list of processes."""
        told = shops_apart(self._shop, "add", url, typed=code, tell=self._note)
        return ShopId(UUID(told["shops"][0]["shop"]))

    def _leave(self, shop: ShopId) -> None:
        shops_apart(self._shop, "leave", shop.hex)

    def _asked(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        with ShopsFile(self._shop.folder) as tables:
            return tables.read(query, *args, **kwargs)

    def _note(self, said: str) -> None:
        self.said = said


def _answered(work: Callable[[], R]) -> R:
    """What is away is no fault of the counter: whoever asked hears it."""
    try:
        return work()
    except Unavailable as away:
        raise Refused(away.text, **away.values) from away
