"""The Orders tab: where is mine, what was it, and the way back to its money."""
