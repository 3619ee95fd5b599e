"""The machines of a shop: which of them are its terminals, what they are called, where they stand, what they do."""
