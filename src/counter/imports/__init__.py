"""A menu that another till, or a spreadsheet, wrote: read, understood, and laid beside ours."""
