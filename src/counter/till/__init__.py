"""Money in and money back."""
