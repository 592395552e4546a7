"""What a risk is to a programme: how likely, how hard it would hit, and what the two together call for."""

from sendwell.domain.risks.scales import Band, Level, Scales, band_of, scales, score

__all__ = ["Band", "Level", "Scales", "band_of", "scales", "score"]
