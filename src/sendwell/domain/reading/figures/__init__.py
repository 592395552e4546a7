"""The figures that a paper quotes: numbers, and number words from two up, that count or measure something.

Left out: ages, numbers of items, sections and years, clock times, telephone numbers, scores without a unit.
"""

from sendwell.domain.reading.figures.exclusions import is_no_figure
from sendwell.domain.reading.figures.printed import PrintedFigure, printed_figures
from sendwell.domain.reading.model import FigureQuoted
from sendwell.domain.reading.ranges import Ranges
from sendwell.domain.reading.sources import SourceText

__all__ = ["PrintedFigure", "find_figures", "printed_figures"]


def find_figures(source: SourceText) -> tuple[FigureQuoted, ...]:
    """Every figure in the paper, in reading order, with the words that say what it counts."""
    text, ranges = source.text, Ranges(source)
    return tuple(
        FigureQuoted(
            citation=ranges.cite(found.start, found.end),
            value=found.value,
            value_max=found.value_max,
            unit=found.unit,
            what=found.what,
        )
        for found in printed_figures(text)
        if not is_no_figure(text, found)
    )
