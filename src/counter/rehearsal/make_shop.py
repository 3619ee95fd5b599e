"""How whoever rehearses gets a shop that does not count: it is made by who wires shops together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from counter.flows.shop import Shop
from counter.kernel.clock import Clock
from counter.menu.read_file import MenuFile
from counter.people.facts import StaffAdded

MakeShopIn = Callable[[Path, Clock, MenuFile, Sequence[StaffAdded], Mapping[str, object]], Shop]
"""Makes a shop in a folder, on a clock, of a menu, people and settings."""
