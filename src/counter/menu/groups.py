"""Groups of modifiers, and what a tap on one of them chooses. No database."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId
from counter.menu.facts import Modifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A modifier group: at least `fewest` and at most `most` of its modifiers are chosen."""

    group_id: GroupId
    name: str
    fewest: int
    most: int
    modifiers: tuple[Modifier, ...]

    @property
    def offered(self) -> tuple[Modifier, ...]:
        """The modifiers that are on the menu."""
        return tuple(m for m in self.modifiers if not m.off_menu)

    def defaults(self) -> tuple[str, ...]:
        """Names of the modifiers that are chosen unless somebody says otherwise: those that are marked so."""
        return tuple(m.name for m in self.offered if m.default)

    def modifier(self, name: str) -> Modifier:
        """The modifier of that name, which may be off the menu. Refused where the group has none such."""
        for modifier in self.modifiers:
            if modifier.name == name:
                return modifier
        raise self._gone(name)

    def _gone(self, name: str) -> Refused:
        return Refused("{group} has no “{name}” any more. Choose another.", group=self.name, name=name)

    def toggle(self, chosen: tuple[str, ...], name: str) -> tuple[str, ...]:
        """What is chosen after a tap on `name`, in the menu's order.

        Where one must be chosen a tap chooses instead of the other; a full group drops its oldest choice. Refused
        where it is not on the menu, unless it is chosen already.
        """
        if self.modifier(name).off_menu and name not in chosen:
            raise self._gone(name)
        if name in chosen:
            after = [c for c in chosen if c != name] if len(chosen) > self.fewest else list(chosen)
        else:
            after = [*chosen, name][-self.most :]
        return tuple(m.name for m in self.modifiers if m.name in after)
