"""What the section Devices shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.choices import Choices

SCREEN = "screen"
"""The second screen, beside the kinds of device."""


@dataclass(frozen=True, slots=True)
class DeviceRowState:
    """A device in the list: what it is, and in a few words what there is of it."""

    key: str
    title: str
    what: str
    icon: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class DeviceFormState:
    """One device: its port, ports that are `found` (each with what hangs there), what it speaks and how fast.

    `protocol` is the place among `protocols`. `now` says what it answers just now, `is_well` that this is as it should
    be; `try_it` is the word on the button that tries it, "" where it is heard without one.
    """

    title: str
    hint: str
    port: str
    found: tuple[tuple[str, str], ...]
    protocols: tuple[str, ...]
    protocol: int
    speed: str
    wrong: str
    now: str
    is_well: bool
    try_it: str
    can_remove: bool


@dataclass(frozen=True, slots=True)
class DevicesState:
    """The section; `form` is None while the second screen is in hand: `opens` says whether it opens by itself."""

    rows: tuple[DeviceRowState, ...]
    form: DeviceFormState | None
    opens: bool
    bar: str
    changed: bool
    question: Choices | None = None
