"""What went wrong, and what a person did about it."""
