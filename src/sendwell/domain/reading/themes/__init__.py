"""Which SEND themes a finding belongs to, told by the phrases in it, with those phrases as the reason."""

from sendwell.domain.reading.themes.placing import place
from sendwell.domain.reading.themes.taxonomy import ThemeMeaning, all_themes

__all__ = ["ThemeMeaning", "all_themes", "place"]
