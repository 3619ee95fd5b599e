"""How Counter looks: tokens, the palettes and looks made of them, fonts and icons."""
