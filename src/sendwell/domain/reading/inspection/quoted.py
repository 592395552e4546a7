"""Dates and figures in a report's own words: not those of its running footers, nor of the publisher's last page."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from sendwell.domain.reading.dates import find_dates
from sendwell.domain.reading.figures import find_figures
from sendwell.domain.reading.model import Citation, DatedFact, FigureQuoted
from sendwell.domain.reading.sources import SourceText


class _Cited(Protocol):
    @property
    def citation(self) -> Citation: ...


_Statement = TypeVar("_Statement", bound=_Cited)


def printed_dates(source: SourceText) -> tuple[DatedFact, ...]:
    """Every date in the body of the report."""
    return _in_the_body(source, find_dates(source))


def report_figures(source: SourceText) -> tuple[FigureQuoted, ...]:
    """Every figure in the body of the report."""
    return _in_the_body(source, find_figures(source))


def _in_the_body(source: SourceText, found: Sequence[_Statement]) -> tuple[_Statement, ...]:
    body = set(source.body_lines)
    furniture = [line.span for line in source.lines if line not in body]
    return tuple(
        statement
        for statement in found
        if not any(
            span.page == out.page and out.start <= span.start < out.end
            for out in furniture
            for span in statement.citation.spans[:1]
        )
    )
