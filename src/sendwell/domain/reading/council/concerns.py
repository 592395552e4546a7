"""The worries, risks and weaknesses that a council paper states."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sendwell.domain.reading.council.cues import Weighed, weigh
from sendwell.domain.reading.council.layout import Block
from sendwell.domain.reading.council.lists import lead_of
from sendwell.domain.reading.council.promises import ACTION_LINE
from sendwell.domain.reading.council.reliefs import LISTS_STRENGTHS, LISTS_WEAKNESSES, RELIEF
from sendwell.domain.reading.council.sections import Section
from sendwell.domain.reading.council.statements import Statement
from sendwell.domain.reading.council.worries import THRESHOLD, WORRIES
from sendwell.domain.reading.model import Concern
from sendwell.domain.reading.ranges import Ranges
from sendwell.domain.reading.themes import place

_SILENT = {Section.DOCUMENTS, Section.ATTENDANCE, Section.ADMINISTRATION, Section.RECOMMENDATIONS, Section.PURPOSE}
_ACTION = re.compile(ACTION_LINE)
_SURE = 2.5  # from this score on, no doubt is put to the reviewer
_SHORTEST = 4  # words; shorter lines are labels


@dataclass(frozen=True, slots=True)
class Worry:
    """A sentence that states a worry, and how sure the words make it."""

    statement: Statement
    weighed: Weighed

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why a person should look twice."""
        doubts = tuple(f"It also {why}." for why in self.weighed.speaks_against)
        if self.weighed.score < _SURE and not doubts:
            return (f"Only one thing speaks for a concern: it {self.weighed.speaks_for[0]}.",)
        return doubts


def worries_of(
    sentences: Sequence[Statement], sections: Sequence[Section], blocks: Sequence[Block], taken: Sequence[Statement]
) -> list[Worry]:
    """The sentences that state a worry; those in `taken` (decisions, orders) are left out."""
    spoken_for = [(one.start, one.end) for one in taken]
    found = []
    for sentence in sentences:
        if sections[sentence.index] in _SILENT or sentence.block.heading or len(sentence.words.split()) < _SHORTEST:
            continue
        if any(start < sentence.end and sentence.start < end for start, end in spoken_for) or sentence.words.endswith(
            (":", ":-")
        ):
            continue
        if _ACTION.match(sentence.words):
            continue
        weighed = _weighed(sentence, blocks)
        if weighed.score >= THRESHOLD and weighed.speaks_for:
            found.append(Worry(sentence, weighed))
    return found


def concerns_of(ranges: Ranges, worries: Sequence[Worry]) -> tuple[Concern, ...]:
    """The worries as cited concerns, each with its themes."""
    return tuple(_concern(ranges, worry) for worry in worries)


def _concern(ranges: Ranges, worry: Worry) -> Concern:
    citation = ranges.cite(worry.statement.start, worry.statement.end)
    return Concern(citation, themes=place(citation.words), doubts=worry.doubts)


def _weighed(sentence: Statement, blocks: Sequence[Block]) -> Weighed:
    own = weigh(sentence.words, (*WORRIES, *RELIEF))
    lead = lead_of(sentence.index, blocks)
    listed = weigh(lead, (LISTS_WEAKNESSES, LISTS_STRENGTHS)) if lead.endswith(":") else Weighed(0, (), ())
    return Weighed(
        own.score + listed.score, own.speaks_for + listed.speaks_for, own.speaks_against + listed.speaks_against
    )
