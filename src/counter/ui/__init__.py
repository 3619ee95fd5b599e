"""What is seen: all of Qt, and nothing but what is seen."""

import builtins

_IMPORT = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - before anything else of Qt

builtins.__import__ = _IMPORT
# PySide6 reads the source of whatever is imported after it, looking for `from __feature__ import …`, and keeps it all:
# 10 MB and a tenth of a start, for what nobody here writes.
