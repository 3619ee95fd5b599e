"""The print queue: printing is a second act with a state of its own."""
