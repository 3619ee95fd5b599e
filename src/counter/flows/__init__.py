"""What people do at the counter. Each flow is one act of one person, in one unit."""
