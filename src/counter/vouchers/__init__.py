"""Vouchers: an apology in print, worth money once."""
