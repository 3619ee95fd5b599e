"""A scenario on the real screens: the bar that says so, the customer's lines, and how it went."""
