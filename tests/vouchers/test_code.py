"""A voucher's code: derived, readable, and no slip of eye or finger goes unseen."""

from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe import Cafe
from counter.journal.seal import Key
from counter.kernel.errors import Refused
from counter.vouchers.code import SYMBOLS, check_symbol, code_hash, read_code, show, voucher_code

KEY = Key(bytes(range(32)))
IDS = st.uuids()


@given(IDS)
def test_a_code_reads_back_however_it_is_written(voucher_id: UUID) -> None:
    code = voucher_code(KEY, voucher_id)
    plain = code.replace("-", "")
    assert [len(part) for part in code.split("-")] == [4, 4, 5]
    assert set(plain) <= set(SYMBOLS)
    assert show(plain) == code
    typed = plain.lower().replace("0", "o").replace("1", "l")
    for way in (code, code.lower(), typed, f"  {' '.join(plain)} "):
        assert read_code(way) == plain


@given(IDS, st.integers(0, 12), st.sampled_from(SYMBOLS))
def test_any_one_wrong_symbol_is_seen(voucher_id: UUID, place: int, wrong: str) -> None:
    plain = voucher_code(KEY, voucher_id).replace("-", "")
    if wrong != plain[place]:
        with pytest.raises(Refused, match="is off"):
            read_code(plain[:place] + wrong + plain[place + 1 :])


@given(IDS, st.integers(0, 11))
def test_swapped_neighbours_are_seen_but_for_one_pair(voucher_id: UUID, place: int) -> None:
    plain = voucher_code(KEY, voucher_id).replace("-", "")
    pair = plain[place : place + 2]
    if pair[0] != pair[1] and set(pair) != {"0", "Z"}:
        with pytest.raises(Refused):
            read_code(plain[:place] + pair[::-1] + plain[place + 2 :])


def test_the_check_symbol_by_hand() -> None:
    # 1 doubled is 2, 2 as it is, 3 doubled is 6: 10 in all; 22 more makes 32
    assert check_symbol("123") == SYMBOLS[22]
    assert check_symbol("0" * 12) == "0"


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3M-QX42-9TRB55", "U" * 13, "\uff17" * 13, "'; DROP TABLE--", "ß" * 7])
def test_what_is_no_code_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        read_code(typed)


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
