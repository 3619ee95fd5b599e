"""Rehearsal: scenarios on a shop that does not count."""
