"""How cases are looked after: who sees which, who took what out, and how long they stay."""
