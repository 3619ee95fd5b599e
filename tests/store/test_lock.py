"""One counter a shop: a second one is told so, and a closed one lets go."""

import pytest

from cafe import Cafe
from counter.bootstrap import open_shop
from counter.store.lock import AlreadyOpen


def test_a_second_counter_on_the_same_shop_is_refused_until_the_first_is_closed(cafe: Cafe) -> None:
    with pytest.raises(AlreadyOpen, match="open on this shop already"):
        open_shop(cafe.folder)
    cafe.sell("Latte")
    again = cafe.reopened()
    assert again.sql("SELECT count(*) FROM orders") == [(1,)]
    again.close()


def test_whoever_only_looks_is_not_kept_out(cafe: Cafe) -> None:
    looking = open_shop(cafe.folder, only_look=True)
    cafe.sell("Latte")
    looking.store.close()
    cafe.sell("Latte")
