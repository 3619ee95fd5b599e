"""The day: its figures, the owner’s page of it, in words, as JSON and on paper."""
