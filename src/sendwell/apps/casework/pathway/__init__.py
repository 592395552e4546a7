"""What many cases together say: in time or not, waiting how long, reviewed or not, held up by whom."""
