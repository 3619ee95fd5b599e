"""A change of a setting taken back, whatever was decided about the rest of it since. Pure."""

from __future__ import annotations

from typing import Any

GONE: Any = object()
"""Stands for what is not there."""


def taken_back(now: Any, before: Any, after: Any) -> Any:
    """The value that is so `now` without the change from `before` to `after`, all of them plain JSON.

    Of an object only those parts go back that the change was about. GONE is a part, or a value, that is not there.
    """
    if not all(isinstance(each, dict) or each is GONE for each in (now, before, after)):
        return before
    was, became = ({} if each is GONE else each for each in (before, after))
    value = dict(now) if now is not GONE else {}
    for key in was.keys() | became.keys():
        if was.get(key, GONE) != became.get(key, GONE):
            part = taken_back(value.get(key, GONE), was.get(key, GONE), became.get(key, GONE))
            if part is GONE:
                value.pop(key, None)
            else:
                value[key] = part
    return value if value or before is not GONE else GONE
