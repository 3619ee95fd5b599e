"""Between the pages and the shop: runs flows off the Qt thread, answers, and says what changed."""
