"""What can go wrong, by who must act.

Refused      the person: one sentence that says what to do.
Unavailable  the world: something is away and is tried again by itself.
Anything else is a bug.
"""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - the word on the screen
    """The shop says no, and what to do instead. `text` is a translatable sentence, `values` fill its braces."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text = text
        self.values = values


class Unavailable(Exception):  # noqa: N818 - the word on the screen
    """Something outside is away (a printer, a server). Said as a banner and retried."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text = text
        self.values = values
