"""Why the system did not let Counter do something, in words that are translated."""

from __future__ import annotations

from counter.kernel.errors import Word
from counter.kernel.language import _

COMMON = (
    _("No such file or directory"),
    _("Permission denied"),
    _("No space left on device"),
    _("Read-only file system"),
    _("Is a directory"),
    _("Not a directory"),
    _("File exists"),
    _("File name too long"),
    _("Input/output error"),
    _("Device or resource busy"),
    _("Connection refused"),
    _("Connection timed out"),
    _("No route to host"),
    _("Operation not permitted"),
)
"""What Linux calls the common ones, as Python passes it on whatever the machine's language."""


def why(fault: OSError) -> Word:
    """What the system says; one that is not common is in English."""
    return Word(fault.strerror or str(fault))
