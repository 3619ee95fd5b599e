"""What the office asks of the presenter of each of its pages. No Qt."""

from __future__ import annotations

from typing import Protocol

from counter.reports.changes import Change


class PagePresenter(Protocol):
    """A page keeps what is typed until it is saved or discarded, each person's own."""

    def forget(self) -> None:
        """Somebody came: what was not saved waits for whoever wrote it."""

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided (all there is, the newest first); what is typed stays. The state is asked for next."""

    def come(self, *, seen: bool) -> None:
        """The page is seen, or is not any more: only while it is, it asks for what takes long."""

    def look(self) -> None:
        """Time passes, or something was printed: asked of every page, seen or not."""

    def state(self) -> object:
        """What its view shows."""
