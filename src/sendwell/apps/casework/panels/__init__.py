"""Threshold panels: what is asked for this week, what was decided and why, and whether like is decided alike."""
