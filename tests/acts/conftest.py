"""With a shop to act in by lines of text."""

from acts.fixtures import acts, cafe_acts, made

__all__ = ["acts", "cafe_acts", "made"]
