"""A case system’s own extract: CSV or Excel, with its own headings."""
