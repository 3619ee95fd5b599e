"""The counter as lines of text: what a person does on the screens, said in JSON, through the very same flows."""
