"""Gift cards and house accounts: what the shop owes to who holds a card, and what is owed to the shop."""
