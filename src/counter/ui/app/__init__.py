"""Windows and navigation. `run` opens the counter."""

from counter.ui.app.start import run

__all__ = ["run"]
