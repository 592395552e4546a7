"""How other areas were told the same, and how they stood at their next inspection."""
