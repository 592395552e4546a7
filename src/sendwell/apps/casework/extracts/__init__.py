"""A case system's own extract: given, understood, looked at, and loaded whole or not at all."""
