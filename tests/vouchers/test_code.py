"""A voucher's code is its own and its shop's, and is kept nowhere."""

from itertools import pairwise
from pathlib import Path
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from cafe import Cafe
from counter.journal.seal import Key
from counter.vouchers.code import code_hash, voucher_code

KEY = Key(bytes(range(32)))
IDS = st.uuids()


@given(st.sets(IDS, min_size=2, max_size=20))
def test_codes_differ_by_voucher_and_by_shop(ids: set[UUID]) -> None:
    codes = sorted(voucher_code(KEY, one) for one in ids)
    assert all(a != b for a, b in pairwise(codes))
    assert not set(codes) & {voucher_code(Key(b"x" * 32), one) for one in ids}
    assert code_hash(KEY, codes[0]) != code_hash(Key(b"x" * 32), codes[0])


def test_no_table_and_no_queue_holds_a_code(tmp_path: Path) -> None:
    cafe = Cafe.made_in(tmp_path / "shop")
    code = cafe.code(cafe.miss())
    cafe.shop.store.checkpoint()
    cafe.close()
    files = b"".join(path.read_bytes() for path in cafe.folder.glob("counter.sqlite*"))
    assert code.encode() not in files
    assert code.replace("-", "").encode() not in files
    assert b"OrderPlaced" in files
