"""What will come of the open requests, and what would change it."""
