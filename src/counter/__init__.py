"""Counter: the point-of-service app of a coffee shop that keeps its word."""
