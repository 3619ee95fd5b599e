"""Receipts: numbered, frozen as sold, printed by themselves."""
