"""The colour of a score, by its name in the GOV.UK Design System; it says no more than the word beside it."""

from sendwell.domain.risks import band_of, scales

_OF_BANDS = ("grey", "yellow", "orange", "red")  # from the lowest on
_NOT_JUDGED = "blue"


def colour_of(score: int | None) -> str:
    """The colour of a score; of None, that of a risk which nobody has judged."""
    return _OF_BANDS[scales().bands.index(band_of(score))] if score else _NOT_JUDGED
