"""Every change to visits, rooms and self-evaluations."""
