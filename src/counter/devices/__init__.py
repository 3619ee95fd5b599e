"""Machines on the counter: their protocols, the real ones, the simulated ones."""
