"""What customers were told, and the forecast it comes from."""
