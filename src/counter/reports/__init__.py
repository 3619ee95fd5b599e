"""Answers that need several things: the bar, the story of an order, the day, the books."""
