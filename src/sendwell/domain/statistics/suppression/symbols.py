"""What stands in an official table where no number does, read as what it means and never as nought."""

from math import isfinite

from sendwell.domain.measures.observation import Symbol

# Source: Government Statistical Service symbols as the department's open data standards use them, and what older tables
# wrote. "~" meant suppressed in Ministry of Justice tables and "rounds to nought" in older tables of the department:
# the safer reading is taken.
MEANINGS = {
    "c": Symbol.SUPPRESSED,
    "~": Symbol.SUPPRESSED,
    "x": Symbol.NOT_AVAILABLE,
    ":": Symbol.NOT_AVAILABLE,
    "..": Symbol.NOT_AVAILABLE,
    "z": Symbol.NOT_APPLICABLE,
    "low": Symbol.LOW,
    "k": Symbol.LOW,
}


def number_or_symbol(text: str) -> float | Symbol:
    """The number in a cell of an official table, or what its symbol means.

    Raises ValueError for anything else, an empty cell too: it does not say why there is nothing.

    >>> number_or_symbol("1,204"), number_or_symbol(" low "), number_or_symbol(":")
    (1204.0, <Symbol.LOW: 'low'>, <Symbol.NOT_AVAILABLE: 'x'>)
    """
    cell = text.strip().lower()
    if cell in MEANINGS:
        return MEANINGS[cell]
    try:
        number = float(cell.replace(",", ""))
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise ValueError(f"“{text}” is neither a number nor a symbol of official statistics.")
    return number
