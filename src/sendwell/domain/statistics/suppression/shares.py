"""Percentages of few, or of what is hidden."""

from sendwell.domain.measures.observation import Symbol

FEWEST_OF = 10  # source: Sendwell's own default; no national rule is known to us


def suppress_share(
    share: float, numerator: float | Symbol, denominator: float | Symbol, *, fewest: int = FEWEST_OF
) -> float | Symbol:
    """`share`, unless its numerator or denominator is hidden or it is of fewer than `fewest`.

    Where one of the two has another symbol, the share has it too. Source: the department suppresses a percentage whose
    numerator or denominator is suppressed.

    >>> suppress_share(25.0, 5, 20), suppress_share(25.0, 2, 8), suppress_share(25.0, Symbol.NOT_APPLICABLE, 20)
    (25.0, <Symbol.SUPPRESSED: 'c'>, <Symbol.NOT_APPLICABLE: 'z'>)
    """
    symbols = [count for count in (numerator, denominator) if isinstance(count, Symbol)]
    if Symbol.SUPPRESSED in symbols or Symbol.LOW in symbols:
        return Symbol.SUPPRESSED
    if symbols:
        return symbols[0]
    return Symbol.SUPPRESSED if isinstance(denominator, float | int) and denominator < fewest else share
