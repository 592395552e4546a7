"""The demonstration: a fictional local area, from its inspection report to its board pack."""
