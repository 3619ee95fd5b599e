"""What is sold: items, their prices, and how they can be changed."""
