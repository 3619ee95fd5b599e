"""The owner's page of a day, on screen."""
