"""What each role can do alone: more with each role, and what a shop decides otherwise."""

from decimal import Decimal

import pytest

from counter.kernel.errors import Refused
from counter.settings.rights import FREELY, NEVER, RIGHTS, ROLES, Right, check_limits, check_own, limit_of


@pytest.mark.parametrize("right", list(Right))
def test_every_right_grows_with_the_role_and_an_owner_is_free(right: Right) -> None:
    limits = RIGHTS[right]
    assert len(limits) == len(ROLES)
    as_numbers = [Decimal("Infinity") if limit is FREELY else limit for limit in limits]
    assert as_numbers == sorted(as_numbers)
    assert limits[-1] is FREELY


def test_the_rights_of_the_design() -> None:
    assert [limit_of({}, Right.DISCOUNT, role) for role in ROLES] == [10, 50, FREELY]
    assert limit_of({}, Right.WHOLE_ORDER, "barista") == NEVER
    assert limit_of({}, Right.WHOLE_ORDER, "lead") is FREELY


def test_a_shop_decides_otherwise_for_a_role_and_a_right_alone() -> None:
    limits = {"barista": {"discount_percent": Decimal(20), "day": None}}
    assert limit_of(limits, Right.DISCOUNT, "barista") == 20
    assert limit_of(limits, Right.DAY, "barista", Decimal(10)) is None
    assert limit_of(limits, Right.DISCOUNT, "lead") == 50
    assert limit_of(limits, Right.GESTURE, "barista", Decimal(10)) == 100


def test_an_amount_is_worth_more_in_a_smaller_currency_but_a_percent_is_not() -> None:
    assert limit_of({}, Right.REFUND, "barista", Decimal(1000)) == 20_000
    assert limit_of({}, Right.DISCOUNT, "barista", Decimal(1000)) == 10
    assert limit_of({"barista": {"refund": Decimal(5)}}, Right.REFUND, "barista", Decimal(1000)) == 5


def test_a_persons_own_limit_comes_before_their_roles_and_only_where_they_have_one() -> None:
    limits, own = {"barista": {"gesture": Decimal(8)}}, {"gesture": Decimal(12), "refund": None}
    assert limit_of(limits, Right.GESTURE, "barista", Decimal(10), own) == 12
    assert limit_of(limits, Right.REFUND, "barista", Decimal(10), own) is None
    assert limit_of(limits, Right.COMP, "barista", Decimal(10), own) == 100
    assert limit_of(limits, Right.GESTURE, "counter", Decimal(10), own) == NEVER


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ({"menu": None}, "no limit “menu”"),
        ({"discount_percent": Decimal(101)}, "cannot be so"),
        ({"gesture": Decimal("NaN")}, "cannot be so"),
    ],
)
def test_an_allowance_is_about_what_somebody_gives_away(own: dict[str, Decimal | None], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        check_own(own)


def test_nobody_else_may_anything() -> None:
    assert limit_of({}, Right.DISCOUNT, "counter") == NEVER


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"chef": {}}, "no role"),
        ({"lead": {"discounts": Decimal(1)}}, "no limit"),
        ({"lead": {"discount_percent": Decimal(101)}}, "cannot be so"),
        ({"lead": {"day": Decimal(-1)}}, "cannot be so"),
        ({"lead": {"day": Decimal("NaN")}}, "cannot be so"),
    ],
)
def test_what_is_no_limit_is_refused(limits: dict[str, dict[str, Decimal | None]], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        check_limits(limits)
