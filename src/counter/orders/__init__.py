"""What customers asked for, from the half-built ticket to the cup handed over."""
