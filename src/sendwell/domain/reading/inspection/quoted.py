"""Dates and figures in what inspectors write: not in running footers, tables of contacts or the publisher's notes."""

import re
from dataclasses import replace

from sendwell.domain.reading.dates import find_dates
from sendwell.domain.reading.figures import find_figures
from sendwell.domain.reading.inspection.headings import Part
from sendwell.domain.reading.model import DatedFact, FigureQuoted, Page
from sendwell.domain.reading.sources import Line, SourceText

_WORDS = re.compile(r"\S+")
_WRITTEN = (
    Part.OUTCOME,
    Part.INFORMATION,
    Part.EXPERIENCE,
    Part.EFFECTIVE,
    Part.BETTER,
    Part.PRIORITY_ACTIONS,
    Part.IMPROVEMENTS,
)


def written_dates(source: SourceText, written: SourceText) -> tuple[DatedFact, ...]:
    """Every date in what the inspectors write (`written_only`)."""
    return tuple(replace(fact, citation=source.cite_spans(fact.citation.spans)) for fact in find_dates(written))


def written_figures(source: SourceText, written: SourceText) -> tuple[FigureQuoted, ...]:
    """Every figure in what the inspectors write (`written_only`)."""
    return tuple(replace(figure, citation=source.cite_spans(figure.citation.spans)) for figure in find_figures(written))


def written_only(source: SourceText, parts: dict[Part, list[Line]]) -> SourceText:
    """The report without what inspectors did not write: blanks stand in its place, so that characters keep theirs."""
    lines: dict[int, list[Line]] = {page.number: [] for page in source.pages}
    for part in _WRITTEN:
        for line in parts.get(part, ()):
            lines[line.page].append(line)
    return replace(source, pages=tuple(_blanked(page, lines[page.number]) for page in source.pages))


def _blanked(page: Page, kept: list[Line]) -> Page:
    pieces, at = [], 0
    for line in sorted(kept, key=lambda line: line.start):
        pieces += [_WORDS.sub(_blanks, page.text[at : line.start]), page.text[line.start : line.end]]
        at = line.end
    return Page(page.number, "".join(pieces))


def _blanks(words: re.Match[str]) -> str:
    return " " * len(words.group())
