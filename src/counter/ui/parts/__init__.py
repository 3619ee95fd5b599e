"""What several workplaces are put together from: it knows what a shop does, and takes its words ready to show."""
