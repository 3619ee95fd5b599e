"""What people see of the shop's server: a banner, and the panel behind it, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkBanner:
    """A sentence under the top bar and what follows from it; `tone` is that of a strip, `show` the word on its key.

    `show` is "" where there is nothing to look at.
    """

    text: str
    more: str = ""
    icon: str = "cloud-off"
    tone: str = "calm"
    show: str = ""


@dataclass(frozen=True, slots=True)
class LinkPanelState:
    """What waits for the server and since when, and how things are meanwhile.

    `waits` are rows: what it is about and how many facts; `meanwhile` are a word and a sentence each. `take_code` is
    the word on the key where a new code is typed, "" where none is needed.
    """

    title: str
    since: str
    waits: tuple[tuple[str, str], ...]
    meanwhile_title: str
    meanwhile: tuple[tuple[str, str], ...]
    done: str
    take_code: str = ""
