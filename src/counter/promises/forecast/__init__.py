"""The forecast behind every promise: pure code, fed with events, asked for minutes."""

from counter.promises.forecast.answers import Basis, Quote, Risk
from counter.promises.forecast.engine import Engine
from counter.promises.forecast.events import MenuItem, Wanted

__all__ = ["Basis", "Engine", "MenuItem", "Quote", "Risk", "Wanted"]
