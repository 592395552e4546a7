"""A short title for a priority, proposed from what inspectors said; a person makes it better."""

from collections.abc import Collection

from sendwell.domain.reading.themes import all_themes

WORDS_OF_A_TITLE = 9
LONGEST_TITLE = 200


def theme_name(key: str) -> str:
    """The name of a theme; nothing for one that the taxonomy does not have."""
    return next((theme.name for theme in all_themes() if theme.key == key), "")


def proposed_title(wording: str, theme: str, taken: Collection[str]) -> str:
    """The theme's name, or the first words; both, where another priority has the theme's name already.

    >>> proposed_title("Families wait too long for a diagnosis.", "waiting_times", taken=[])
    'Waiting times'
    >>> proposed_title("Families wait too long.", "waiting_times", taken=["Waiting times"])
    'Waiting times: Families wait too long'
    """
    name = theme_name(theme)
    if name and name not in taken:
        return name
    words = wording.split()
    opening = " ".join(words[:WORDS_OF_A_TITLE]).rstrip(".,;:") + ("…" if len(words) > WORDS_OF_A_TITLE else "")
    return (f"{name}: {opening}" if name else opening)[:LONGEST_TITLE]
