"""A council paper, read whole."""

import re
from collections.abc import Sequence

from sendwell.domain.reading.acronyms import find_acronyms
from sendwell.domain.reading.council.actions import actions_of, promises_of
from sendwell.domain.reading.council.concerns import concerns_of, worries_of
from sendwell.domain.reading.council.decisions import decisions_of
from sendwell.domain.reading.council.layout import Block, blocks_of
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
_PAST = re.compile(r"\b(?:was|were|had|did|[a-z]{3,}ed|gave|said|told|led|spoke|took|met|heard)\b")
_OF_THE_AGENDA = re.compile(
    r"^\W*(?:To\b|\(|\[)|\bpresentation\b|\bto (?:present|introduce)\b|\bpresent the report\b|\bto follow\b|"
    r"\b(?:members|(?:committee|panel|board|cabinet|forum|commission)) (?:is|are|will be) (?:asked|invited|"
    r"requested)\b|"
    r"\b(?:considered|discussed|tabled|available) at the meeting\b",
    re.I,
)
_ORGANISATION = re.compile(r"\b(?:Forum|Partnership|Council|Trust|Service|Board|Network|Association)$")
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
    promises = promises_of(told, sections, blocks, decisions)
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
        actions=actions_of(ranges, promises, placed_dates, meeting.body or _who_writes(blocks)),
        concerns=concerns_of(ranges, worries),
        dates=dates,
        figures=find_figures(source),
        acronyms=find_acronyms(source),
        people=people_of(text, ranges),
        organisations=organisations_of(text, ranges),
        notes=source.notes,
    )


def _who_writes(blocks: Sequence[Block]) -> str | None:
    """The organisation whose name alone stands at the top: it is who says "we" in its own news."""
    first = blocks[0] if blocks else None
    return first.words if first and first.heading and _ORGANISATION.search(first.words) else None


def _told(sentences: list[Statement], sections: Sequence[Section], kind: PaperKind) -> list[Statement]:
    """What was said: the agenda's own words (filming, fire drill, "a presentation will be given") are left out."""
    if kind is PaperKind.MEETING_PAGE and Section.DISCUSSION in sections:
        return [one for one in sentences if sections[one.index] in _MINUTED]
    if kind is PaperKind.AGENDA_ITEM_MINUTES:
        begun = _minutes_begin(sentences, sections)
        return [one for one in sentences if one.index >= begun or not _OF_THE_AGENDA.search(one.words)]
    return sentences


def _minutes_begin(sentences: list[Statement], sections: Sequence[Section]) -> int:
    """The block with which the minutes of an item begin: the first under their label, or the first told in the past."""
    if Section.DISCUSSION in sections:
        return list(sections).index(Section.DISCUSSION)
    told = (one.index for one in sentences if _PAST.search(one.words) and not _OF_THE_AGENDA.search(one.words))
    return next(told, 0)
