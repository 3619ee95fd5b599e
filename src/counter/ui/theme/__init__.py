"""How Counter looks: tokens, the style sheet filled from them, fonts and icons."""
