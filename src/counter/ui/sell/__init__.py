"""Ringing up and paying."""
