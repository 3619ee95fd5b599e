"""What is seen: all of Qt, and nothing but what is seen."""
