"""Giving data away: what would leave, as files and figures, before anybody publishes it."""
