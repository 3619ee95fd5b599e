"""A code is readable, and no slip of eye or finger goes unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.codes import SYMBOLS, check_symbol, code_from, read_code, show_code
from counter.kernel.errors import Refused

SIGNATURES = st.binary(min_size=8, max_size=32)


@given(SIGNATURES)
def test_a_code_reads_back_however_it_is_written(signature: bytes) -> None:
    code = code_from(signature)
    plain = code.replace("-", "")
    assert [len(part) for part in code.split("-")] == [4, 4, 5]
    assert set(plain) <= set(SYMBOLS)
    assert show_code(plain) == code
    typed = plain.lower().replace("0", "o").replace("1", "l")
    for way in (code, code.lower(), typed, f"  {' '.join(plain)} "):
        assert read_code(way) == plain


@given(SIGNATURES, st.integers(0, 12), st.sampled_from(SYMBOLS))
def test_any_one_wrong_symbol_is_seen(signature: bytes, place: int, wrong: str) -> None:
    plain = code_from(signature).replace("-", "")
    if wrong != plain[place]:
        with pytest.raises(Refused, match="is off"):
            read_code(plain[:place] + wrong + plain[place + 1 :])


@given(SIGNATURES, st.integers(0, 11))
def test_swapped_neighbours_are_seen_but_for_one_pair(signature: bytes, place: int) -> None:
    plain = code_from(signature).replace("-", "")
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


def test_a_code_has_the_first_sixty_bits() -> None:
    assert code_from(bytes(8)) == "0000-0000-00000"
    assert code_from(b"\xff" * 8)[:-1] == "ZZZZ-ZZZZ-ZZZZ"
    assert code_from(bytes(7) + b"\x0f" + b"\xff" * 24) == code_from(bytes(8))
    assert code_from(bytes(7) + b"\x10") != code_from(bytes(8))
