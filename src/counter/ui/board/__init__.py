"""What the customer sees: their order with its promise, and the ready board."""
