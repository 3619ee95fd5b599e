"""What a tax office wants: every business case of any period as files that its own programs read."""
