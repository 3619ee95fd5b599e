"""The forecast behind every promise: pure code, fed with events, asked for minutes."""

from counter.promises.forecast.answers import Quote, Risk
from counter.promises.forecast.engine import Engine
from counter.promises.forecast.events import MenuItem, Wanted

__all__ = ["Engine", "MenuItem", "Quote", "Risk", "Wanted"]
