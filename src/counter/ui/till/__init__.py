"""The Till tab: what should be in the drawer and why, the count, the close."""
