"""Facts: what happened, written once, all of them in order."""
