"""Inside a Word file: its package, its list numbers and its story."""
