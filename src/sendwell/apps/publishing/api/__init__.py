"""The read API: what was published, and nothing else, for programs."""
