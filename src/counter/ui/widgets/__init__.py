"""Parts that two workplaces use. Each takes its words ready said and tells of taps by signals."""
