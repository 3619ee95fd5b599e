"""Ids that nobody mints: what happens by itself has the same id at every terminal."""

from uuid import UUID

from counter.kernel.ids import derived_id, new_id

ORDER = UUID("019ab2c4-7e10-7000-8000-0123456789ab")


def test_one_thing_that_happens_to_one_order_has_one_id_everywhere() -> None:
    assert (
        derived_id(ORDER, "late") == derived_id(UUID(ORDER.hex), "late") == UUID("e4284649-77ac-5b08-89e2-3f570ff7bacb")
    )


def test_another_order_and_another_thing_have_others() -> None:
    ids = {derived_id(of, what) for of in (ORDER, new_id()) for what in ("late", "voucher", "")}
    assert len(ids) == 6
    assert {each.version for each in ids} == {5}
