"""Like for like: how many more (or fewer) than at the comparator's rate."""

from dataclasses import dataclass

from sendwell.domain.statistics.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a figure can be."""

    least: float
    most: float


def excess(local: Estimate[float], comparator: float, denominator: float, *, multiplier: float = 1) -> Estimate[float]:
    """How many more than `comparator`'s rate would give among the `denominator`; below 0: fewer.

    `local` is a proportion or rate with its interval, and `comparator` a rate taken as known, both times `multiplier`
    (100: per cent). That is the local count less the comparator's rate times the denominator.

    >>> from sendwell.domain.statistics.proportions import proportion
    >>> more = excess(proportion(1467, 77_200), 0.014, 77_200)
    >>> round(more.value), round(more.lower), round(more.upper), excess_in_words(more.value)
    (386, 314, 462, '386 more')
    """
    value, lower, upper = (
        (part - comparator) / multiplier * denominator for part in (local.value, local.lower, local.upper)
    )
    return Estimate(value, lower, upper)


def excess_of_rounded_rates(
    local: float, comparator: float, denominator: float, *, decimals: int, multiplier: float = 1
) -> Range:
    """The least and the most that the excess can be where only rates rounded to so many `decimals` are known.

    >>> found = excess_of_rounded_rates(1.9, 1.4, 77_200, decimals=1, multiplier=100)
    >>> round(found.least), round(found.most)
    (309, 463)
    """
    least, most = _gap_of_rounded(local, comparator, decimals)
    return Range(least / multiplier * denominator, most / multiplier * denominator)


def denominator_behind(
    excess: float, local: float, comparator: float, *, decimals: int, multiplier: float = 1
) -> Range:
    """The least and the most people that a published excess can rest on, where the rates are rounded.

    Raises ValueError where the rounded rates may be equal, so that any number of people would do.

    >>> found = denominator_behind(386, 1.9, 1.4, decimals=1, multiplier=100)
    >>> round(found.least), round(found.most)
    (64333, 96500)
    """
    gaps = _gap_of_rounded(local, comparator, decimals)
    if gaps[0] <= 0 <= gaps[1]:
        raise ValueError("The two rates may be equal before rounding, so the denominator cannot be told.")
    return Range(*sorted(excess * multiplier / gap for gap in gaps))


def excess_in_words(excess: float) -> str:
    """ "386 more", "12 fewer" or "as many", in whole children."""
    whole = round(excess)
    if whole == 0:
        return "as many"
    return f"{whole:,} more" if whole > 0 else f"{-whole:,} fewer"


def _gap_of_rounded(local: float, comparator: float, decimals: int) -> tuple[float, float]:
    """The least and the most that two rounded figures can differ: each is half a unit out at most."""
    unit = 10.0**-decimals
    return local - comparator - unit, local - comparator + unit
