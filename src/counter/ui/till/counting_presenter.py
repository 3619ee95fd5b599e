"""What somebody says while they count a drawer. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.ui.desk.work import CurrentShop
from counter.ui.till.count_draft import CountDraft, Key, new_count


class CountingPresenter:
    """Keeps what is counted so far, None while nobody counts; `changed` is called after every tap on it."""

    def __init__(self, shop: CurrentShop, changed: Callable[[], None]) -> None:
        self._shop = shop
        self._when_changed = changed
        self._count: CountDraft | None = None

    def choose_field(self, key: Key) -> None:
        """Goes to a field of the count."""
        self._change(lambda count: count.choose(key))

    def type_digits(self, digits: str) -> None:
        """More digits in the field."""
        self._change(lambda count: count.with_digits(digits))

    def delete_digit(self) -> None:
        """The last digit of the field away."""
        self._change(CountDraft.without_last_digit)

    def following(self) -> None:
        """On to the next field."""
        self._change(CountDraft.following)

    def start_again(self) -> None:
        """All fields empty."""
        self._change(lambda count: new_count(self._shop.settings, is_float=count.is_float))

    def say_why(self, reason: str) -> None:
        """Why the count is off."""
        self._change(lambda count: replace(count, reason=reason))

    def leave_waiting(self) -> None:
        """Those who wait are left for tomorrow: the close asks for the owner's PIN, and the Z says how many."""
        self._change(lambda count: replace(count, left=True))

    def _change(self, change: Callable[[CountDraft], CountDraft]) -> None:
        if self._count:
            self._count = change(self._count)
            self._when_changed()
