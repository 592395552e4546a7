"""Every reading of audits: one file for each page or question."""
