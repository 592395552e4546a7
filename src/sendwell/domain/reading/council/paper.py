"""A council paper, read whole."""

from collections.abc import Sequence

from sendwell.domain.reading.acronyms import find_acronyms
from sendwell.domain.reading.council.actions import actions_of, promises_of
from sendwell.domain.reading.council.concerns import concerns_of, worries_of
from sendwell.domain.reading.council.decisions import decisions_of
from sendwell.domain.reading.council.layout import blocks_of
from sendwell.domain.reading.council.meeting import meeting_facts
from sendwell.domain.reading.council.named import organisations_of, people_of
from sendwell.domain.reading.council.sections import Section, sections_of
from sendwell.domain.reading.council.statements import Statement, sentences_of
from sendwell.domain.reading.dates import find_dates
from sendwell.domain.reading.figures import find_figures
from sendwell.domain.reading.model import DecisionTaken, Paper, PaperKind
from sendwell.domain.reading.ranges import Ranges
from sendwell.domain.reading.sources import SourceText

_MINUTED = {Section.DISCUSSION, Section.DECISION, Section.REASONS}
_UNOPENED = "No word of resolution stands before this; it only has the form of one."


def read_council_paper(source: SourceText, kind: PaperKind) -> Paper:
    """The paper in `source`, of the given kind, with every decision, action, concern, date and figure found in it."""
    text, ranges = source.text, Ranges(source)
    blocks = blocks_of(source)
    sections = sections_of(blocks)
    dates = find_dates(source)
    decisions = decisions_of(text, blocks, sections, kind)
    sentences = [s for i, block in enumerate(blocks) for s in sentences_of(text, block, i)]
    told = _told(sentences, sections, kind)
    promises = promises_of(told, sections, decisions)
    worries = worries_of(told, sections, blocks, [one.statement for one in decisions])
    placed_dates = [(ranges.place(fact.citation.spans[0]), fact) for fact in dates]
    meeting = meeting_facts(source, kind, blocks, dates)
    return Paper(
        file=source.file,
        sha256=source.sha256,
        media_type=source.media_type,
        kind=kind,
        pages=source.pages,
        title=meeting.title or source.title,
        meeting=meeting,
        decisions=tuple(
            DecisionTaken(
                ranges.cite(one.statement.start, one.statement.end), one.label, () if one.opened else (_UNOPENED,)
            )
            for one in decisions
        ),
        actions=actions_of(ranges, promises, placed_dates),
        concerns=concerns_of(ranges, worries),
        dates=dates,
        figures=find_figures(source),
        acronyms=find_acronyms(source),
        people=people_of(text, ranges),
        organisations=organisations_of(text, ranges),
        notes=source.notes,
    )


def _told(sentences: list[Statement], sections: Sequence[Section], kind: PaperKind) -> list[Statement]:
    """What was said: on the page of a whole meeting the agenda's own words (filming, fire drill) are left out."""
    if kind is not PaperKind.MEETING_PAGE or Section.DISCUSSION not in sections:
        return sentences
    return [one for one in sentences if sections[one.index] in _MINUTED]
