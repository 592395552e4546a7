"""What was promised, agreed or asked for, and was still to come when the paper was written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sendwell.domain.reading.council.cues import Weighed, weigh
from sendwell.domain.reading.council.decisions import Decision
from sendwell.domain.reading.council.deeds import DEED
from sendwell.domain.reading.council.dues import due_of
from sendwell.domain.reading.council.labels import label_in
from sendwell.domain.reading.council.layout import Block
from sendwell.domain.reading.council.lists import lead_of
from sendwell.domain.reading.council.openings import BODY_NOUN
from sendwell.domain.reading.council.owners import TO_DO, owner_of
from sendwell.domain.reading.council.promises import (
    ACTION_LINE,
    BEGINS_WITH_A_DEED,
    CONTEXT,
    LISTS_ACTIONS,
    PROMISES,
    THRESHOLD,
)
from sendwell.domain.reading.council.sections import Section
from sendwell.domain.reading.council.statements import Statement
from sendwell.domain.reading.model import ActionAsked, DatedFact
from sendwell.domain.reading.model import DecisionLabel as Label
from sendwell.domain.reading.ranges import Ranges

_SILENT = {
    Section.DOCUMENTS,
    Section.ATTENDANCE,
    Section.ADMINISTRATION,
    Section.RECOMMENDATIONS,
    Section.PURPOSE,
}
_SURE = 4.0  # from this score on, no doubt is put to the reviewer
_EARLIER = 4  # sentences looked back through for the one whom "he" or "she" means
_ACTION = re.compile(ACTION_LINE)
_ORDERS = re.compile(
    r"\b(?:be|to be|is|are)\s+(?:\w+ly\s+)?(?:brought|provided|produced|circulated|submitted|presented|"
    r"reported|shared|undertaken|arranged|"
    r"established|published|prepared|received|developed|reviewed|invited|asked|requested|added|included|"
    r"updated|sent|convened|appointed|created|"
    r"set up|drawn up|found|taken|completed|given|written|carried out|scheduled|monitored|refreshed|"
    r"commissioned|implemented|fed|passed|referred|forwarded|drafted|kept|notified|contacted|held)\b"
    r"|^(?:and\s+)?(?:[Tt]hat\s+)?(?:[Tt]he\s+)?(?:\(?[A-Z][\w’'()&,:–-]*\s+|of\s+|for\s+|"
    rf"and\s+){{1,12}}(?:further\s+|to\s+|will\s+)?{DEED}\b|^to\s+(?!consider\b){DEED}\b|\b(?:returns?|comes? back|"
    rf"reports? back)\b|\bto\s+(?:reach|come|go|{DEED})\b"
)
_BODY_HAS_DONE = re.compile(
    rf"[Tt]hat\s+(?:the\s+)?(?:[A-Z][\w’'&,-]*\s+|and\s+|of\s+|for\s+){{0,9}}?{BODY_NOUN}\s+\w+ed\b"
)
# "To receive progress reports every quarter": what comes again is still to come.
_AGAIN = re.compile(
    r"(?:[Tt]hat\s+.{0,80})?(?:[Tt]o\s+)?[Rr]eceives?\s+(?!.*\band noted?\b).*\b(?:quarterly|monthly|annually|"
    r"termly|every|"
    r"each|regular|further|future)\b"
)
_WILL_BE = re.compile(rf"\b(?:will|would|to)\s+(?:also\s+)?(?:be\s+\w+(?:ed|en|ght|t)\b|{DEED}\b)")


# "Action: Ann Brook", "ACTION: JB/KL": a line that only names who is to do what stands before it.
_NAMES_ONLY = re.compile(
    r"^\W*(?:ACTIONS?|Actions?)(?:\s+(?:by|for|owner|lead))?\s*[:–—-]\s*(?!(?:None|Nil|N/A|All noted|Noted)\b)"
    r"(?P<owner>(?:[A-Z][\w’'./&-]*|All)(?:(?:,\s*|\s+(?:and\s+|&\s+|of\s+|for\s+)?)\(?[A-Z][\w’'./&-]*\)?){0,8})\W*$"
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence or decision that promises or asks for something; `owner` where a line of its own names them."""

    statement: Statement
    weighed: Weighed
    earlier: tuple[str, ...] = ()
    owner: str | None = None
    lead: str = ""  # what leads up to the list in which it stands


def promises_of(
    sentences: Sequence[Statement],
    sections: Sequence[Section],
    blocks: Sequence[Block],
    decisions: Sequence[Decision],
) -> list[Promise]:
    """Every promise and request, in reading order; a decision that orders work is one too."""
    decided = [(one.statement.start, one.statement.end) for one in decisions]
    found = [Promise(one.statement, Weighed(_SURE, ("orders work",), ())) for one in decisions if orders_work(one)]
    for place, sentence in enumerate(sentences):
        if sections[sentence.index] in _SILENT or (sentence.block.heading and not _ACTION.match(sentence.words)):
            continue
        if any(start < sentence.end and sentence.start < end for start, end in decided):
            continue
        if named := _NAMES_ONLY.match(sentence.words):
            _give(found, sentences[:place], named["owner"])
            continue
        if _listed(sentence, blocks):
            listed = Weighed(_SURE, ("stands in a list of what is to be done",), ())
            found.append(Promise(sentence, listed, lead=lead_of(sentence.index, blocks)))
            continue
        weighed = weigh(sentence.words, (*PROMISES, *CONTEXT))
        if weighed.score >= THRESHOLD and _promises(sentence):
            earlier = tuple(one.words for one in sentences[max(0, place - _EARLIER) : place])
            found.append(Promise(sentence, weighed, earlier))
    return _once(sorted(found, key=lambda one: one.statement.start))


def _listed(sentence: Statement, blocks: Sequence[Block]) -> bool:
    first = sentence.block.marker is not None and sentence.start == sentence.block.start
    return (
        first
        and bool(BEGINS_WITH_A_DEED.match(sentence.words))
        and bool(LISTS_ACTIONS.search(lead_of(sentence.index, blocks)))
    )


def _give(found: list[Promise], before: Sequence[Statement], owner: str) -> None:
    """The action that stands before a line that only names somebody is theirs."""
    if not before:
        return
    last = before[-1]
    if found and found[-1].statement.start >= last.block.start:
        found[-1] = replace(found[-1], owner=owner)
    elif not last.block.heading:
        found.append(Promise(last, Weighed(_SURE, ("is followed by the name of who is to do it",), ()), owner=owner))


def _once(promises: list[Promise]) -> list[Promise]:
    """A resolution printed twice is one promise."""
    return list({one.statement.words.casefold(): one for one in reversed(promises)}.values())[::-1]


def orders_work(decision: Decision) -> bool:
    """True where a decision asks for something still to be done; a bare delegation or a recommendation does not."""
    words = decision.statement.words
    if decision.label in {Label.DELEGATED, Label.RECOMMENDED}:
        return False
    if decision.label in {Label.NOTED, Label.APPROVED} and not decision.work:
        return bool(_AGAIN.match(words) or (re.search(r"\b(?:will|would) be\b", words) and _WILL_BE.search(words)))
    if _BODY_HAS_DONE.match(words):
        return False
    if decision.label is Label.AGREED and label_in(words) is Label.AGREED:
        return bool(
            re.search(r"\b(?:will|would|be|to be)\b", words) and (_WILL_BE.search(words) or _ORDERS.search(words))
        )
    return bool(_ORDERS.search(words) or _WILL_BE.search(words) or TO_DO.match(words))


def _promises(sentence: Statement) -> bool:
    return any(one.words.search(sentence.words) for one in PROMISES)


def actions_of(
    ranges: Ranges, promises: Sequence[Promise], dates: Sequence[tuple[int, DatedFact]], body: str | None
) -> tuple[ActionAsked, ...]:
    """The promises as cited actions.

    `dates` are the paper's dates with where each stands in the whole text; `body` is who says "we" in the paper.
    """
    return tuple(_action(ranges, promise, dates, body) for promise in promises)


def _action(ranges: Ranges, promise: Promise, dates: Sequence[tuple[int, DatedFact]], body: str | None) -> ActionAsked:
    statement = promise.statement
    inside = [fact for place, fact in dates if statement.start <= place < statement.end]
    due, due_text = due_of(statement.words, inside)
    owner = promise.owner or owner_of(statement.words, promise.earlier, body)
    if owner is None and promise.lead.endswith(":"):  # "The Board agreed to:" says who for every item under it
        owner = owner_of(f"{promise.lead.rstrip(':')} {statement.words}", (), body)
    return ActionAsked(ranges.cite(statement.start, statement.end), owner, due, due_text, _doubts(promise.weighed))


def _doubts(weighed: Weighed) -> tuple[str, ...]:
    doubts = tuple(f"It also {why}." for why in weighed.speaks_against)
    if weighed.score < _SURE and not doubts:
        return (f"Little speaks for an action: it {weighed.speaks_for[0]}.",)
    return doubts
