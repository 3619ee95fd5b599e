"""Cards in columns: whole where they fit, on in the next column where they are longer than one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from counter.ui.bar.columns import CardSize, columns_in, share_out

HEIGHT, GAP = 400, 10
CARDS = st.lists(
    st.builds(
        CardSize,
        head=st.just(50),
        badge=st.sampled_from([0, 30]),
        rows=st.lists(st.sampled_from([48, 56, 70]), min_size=1, max_size=20).map(tuple),
        foot=st.just(60),
    ),
    max_size=30,
)


def test_as_many_columns_as_fit() -> None:
    assert [columns_in(width) for width in (100, 299, 613, 614, 952, 1592)] == [1, 1, 1, 2, 3, 5]


def test_a_card_that_fits_no_more_begins_the_next_column() -> None:
    small = CardSize(50, 0, (48,), 60)
    pieces = share_out([small] * 4, HEIGHT, GAP)
    assert [(piece.column, piece.top) for piece in pieces] == [(0, 0), (0, 168), (1, 0), (1, 168)]


def test_a_long_card_runs_on_and_the_next_one_stands_below_its_end() -> None:
    pieces = share_out([CardSize(50, 30, (48,) * 14, 60), CardSize(50, 0, (48,), 60)], HEIGHT, GAP)
    assert [(piece.first, piece.last, piece.starts, piece.ends) for piece in pieces] == [
        (0, 6, True, False),
        (6, 13, False, False),
        (13, 14, False, True),
        (0, 1, True, True),
    ]
    assert [(piece.column, piece.top) for piece in pieces] == [(0, 0), (1, 0), (2, 0), (2, 168)]


@given(CARDS)
def test_nothing_is_lost_and_nothing_lies_over_another(sizes: list[CardSize]) -> None:
    pieces = share_out(sizes, HEIGHT, GAP)
    for number, size in enumerate(sizes):
        own = [piece for piece in pieces if piece.card == number]
        assert [line for piece in own for line in range(piece.first, piece.last)] == list(range(len(size.rows)))
        assert [piece.starts for piece in own] == [True] + [False] * (len(own) - 1)
        assert [piece.ends for piece in own] == [False] * (len(own) - 1) + [True]
    for before, after in pairwise(pieces):
        below = after.column == before.column and after.top >= before.top + before.height + GAP
        assert below or (after.column == before.column + 1 and after.top == 0)
    assert all(piece.top + piece.height <= HEIGHT for piece in pieces)
