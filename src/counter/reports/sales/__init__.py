"""What a shop sold over any trading days, and how its days went side by side."""
