"""Between the pages and the shop: runs flows off the Qt thread and tells what changed."""
