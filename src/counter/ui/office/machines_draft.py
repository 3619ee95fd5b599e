"""What is typed on the page Machines until it is saved: a machine, or where the server is. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import unquote

from counter.terminals.rules import LONGEST_NAME, LONGEST_PLACE, ROLES

NAME, PLACE, ADDRESS, PASSWORD = "name", "place", "address", "password"
LONGEST = {NAME: LONGEST_NAME, PLACE: LONGEST_PLACE, ADDRESS: 300, PASSWORD: 200}
"""The keys of what is typed, and how many characters each takes."""
_PASSWORD_WITHIN = re.compile(r"((?:[a-z]+://)?[^:/@\s]+):([^@/\s]+)(@.*)", re.IGNORECASE)
"""User, password and all from the @ on, of an address with all of them."""


@dataclass(frozen=True, slots=True)
class MachineDraft:
    """A machine as it will be. `of` is its short name, "" for a new one.

    `is_named`: somebody typed its name, which then stays, whatever the machine is.
    """

    of: str = ""
    name: str = ""
    place: str = ""
    role: str = ROLES[0]
    is_named: bool = False

    def write(self, key: str, text: str) -> MachineDraft:
        """With this in place of what stood there."""
        if key == NAME:
            return replace(self, name=text, is_named=bool(text.strip()))
        return replace(self, place=text)

    def be(self, role: str, usual: str) -> MachineDraft:
        """It is that mostly; `usual` is what such a machine would be called if nobody said otherwise."""
        return replace(self, role=role, name=self.name if self.is_named else usual)


@dataclass(frozen=True, slots=True, repr=False)
class AddressDraft:
    """Where the server is, and how its administrator comes in: forgotten once it was used."""

    text: str = ""
    password: str = ""

    def write(self, key: str, text: str) -> AddressDraft:
        """With this in place of what stood there; a password within an address goes where nobody reads it."""
        if key == PASSWORD:
            return replace(self, password=text)
        if within := _PASSWORD_WITHIN.match(text):
            user, password, rest = within.groups()
            return AddressDraft(user + rest, unquote(password))
        return replace(self, text=text)

    def __repr__(self) -> str:
        """Nothing of it: there is a password in it."""
        return "AddressDraft()"
