"""The commands an owner types, one file a family."""
