"""The formal outcomes of a paper: each item of a resolution, labelled by its operative verb."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sendwell.domain.reading.council.labels import label_in, label_of_intro
from sendwell.domain.reading.council.layout import Block
from sendwell.domain.reading.council.lists import lead_of
from sendwell.domain.reading.council.openings import (
    Opening,
    body_did,
    names_a_body_alone,
    numbered_inside,
    opening_in,
    recommendation_in,
)
from sendwell.domain.reading.council.sections import Section, label_of
from sendwell.domain.reading.council.statements import Statement, sentences_of
from sendwell.domain.reading.model import DecisionLabel as Label
from sendwell.domain.reading.model import PaperKind

_ORDERED = re.compile(
    r"^(?:and\s+)?(?:That|that)\b|"
    r"(?<!to )(?<!will )(?<!would )(?<!should )(?<!could )(?<!can )(?<!may )(?<!must )(?<!might )"
    r"(?<!not )\bbe\s+(?:\w+ly\s+|also\s+|hereby\s+)?(?:noted|approved|agreed|received|endorsed|delegated|"
    r"authori[sz]ed|accepted|"
    r"acknowledged|supported|adopted|requested|asked|recommended|confirmed|welcomed|thanked|submitted|"
    r"presented|brought|"
    r"circulated|provided|produced|invited|given|granted|referred|established|appointed|added|included|undertaken|"
    r"considered|reported|shared|deferred|commended|updated|arranged|ratified)\b"
)
_DID = re.compile(
    r"^(?:Not(?:es?|ed)|Agree[sd]?|Approve[sd]?|Endorse[sd]?|Authori[sz]e[sd]?|Delegate[sd]?|Recommend(?:s|"
    r"ed)?|Support(?:s|ed)?|"
    r"Receive[sd]?|Accept(?:s|ed)?|Request(?:s|ed)?|Acknowledge[sd]?|Welcome[sd]?|Confirm(?:s|ed)?|Adopt(?:s|"
    r"ed)?|To )\b",
    re.I,
)
_WAS_DECIDED = re.compile(
    r"\b(?:was|were|is|are|has been|have been)\s+(?:approved|agreed|noted|endorsed|granted|authorised|adopted)\b"
)
_REPORTED = re.compile(r"^That\s+(?:is|was|said|would|will|this|he|she|they)\b")
_ASKS_FOR = re.compile(r"\bbe (?:asked|requested|invited|instructed|tasked) to\b")
_UNFINISHED = re.compile(r"(?:[;,]|\band)[*\s]*$")
# "In discussion the Panel noted the following:" leads up to what was said, though each point begin with "That".
_POINTS_MADE = re.compile(r"\b(?:discuss\w*|points|noted the following|comments|raised|questions?|debate)\b.*:$", re.I)
# Formal wherever it stands: no other word of resolution is printed for it.
_MINUTES_OF_LAST = re.compile(
    r"^(?:That\s+)?(?:[Tt]he\s+)?(?:[Mm]inutes|[Nn]otes)\b.{0,160}\b(?:were|was|be)\s+(?:\w+\s+(?:and|"
    r"as)\s+)?(?:\w+ly\s+)?"
    r"(?:approved|confirmed|agreed|accepted|signed|received|taken)\b.{0,160}\b(?:correct|true|"
    r"accurate)\b.{0,160}\brecord\b"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision at its place; `opened` tells whether a formal word of resolution stands before it."""

    statement: Statement
    label: Label
    opened: bool
    work: bool = False  # under a heading verb that approves steps still to come


@dataclass(slots=True)
class _Run:
    """A list of decisions that is being read."""

    label: Label | None
    opened: bool
    depth: int | None = None
    last: str = ""
    parent: Label | None = None
    parent_depth: int = -1
    parent_orders: bool = False
    by_label: bool = False  # "Decision:" may stand over a narrative, where "RESOLVED" stands over decisions only
    items: int = 0


def decisions_of(text: str, blocks: Sequence[Block], sections: Sequence[Section], kind: PaperKind) -> list[Decision]:
    """Every decision of the paper, once each, in reading order."""
    reader = _Reader(text, blocks, sections, kind)
    for index in range(len(blocks)):
        reader.read(index)
    found = reader.found
    if not found and kind is PaperKind.DECISION_NOTICE:
        found = _under_the_label(text, blocks, sections)
    if not found and kind is not PaperKind.REPORT:
        found = _told(text, blocks, sections)
    return _once(found)


def _once(found: list[Decision]) -> list[Decision]:
    """Committee pages print a resolution at the top and again under the minutes; the fuller reading stays."""
    seen: set[str] = set()
    kept = []
    for decision in found:
        key = re.sub(r"\W+", " ", re.sub(r"^that\s+", "", decision.statement.words, flags=re.I)).strip().casefold()
        if key and key not in seen:
            seen.add(key)
            kept.append(decision)
    return kept


class _Reader:
    """Reads block after block, remembering whether a list of decisions is open."""

    def __init__(self, text: str, blocks: Sequence[Block], sections: Sequence[Section], kind: PaperKind) -> None:
        self._text, self._blocks, self._sections = text, blocks, sections
        self._report = kind is PaperKind.REPORT
        self._notice = kind is PaperKind.DECISION_NOTICE
        self._run: _Run | None = None
        self.found: list[Decision] = []

    def read(self, index: int) -> None:
        block, section = self._blocks[index], self._sections[index]
        if section in {Section.DOCUMENTS, Section.ATTENDANCE, Section.ADMINISTRATION, Section.PURPOSE, Section.REASONS}:
            self._run = None
            return
        raw = self._text[block.start : block.end]
        opening = self._opening(raw, section, block.marker is not None)
        if opening:
            self._open(index, block, opening)
        elif self._run and self._goes_on(block):
            self._item(index, block, block.start)
        else:
            self._run = self._unopened(index, block, section)

    def _opening(self, raw: str, section: Section, marked: bool) -> Opening | None:
        if not self._report:
            opening = opening_in(raw)
            listed_verb = opening and marked and opening.verb in {"Agreed", "Recommended", "Decided"}
            return None if listed_verb else opening  # "(b) Agreed that …" is an item, not the opening of a list
        if section is Section.RECOMMENDATIONS or self._run is None:
            return (
                recommendation_in(raw) if section is Section.RECOMMENDATIONS or raw.rstrip(" *").endswith(":") else None
            )
        return None

    def _open(self, index: int, block: Block, opening: Opening) -> None:
        label = Label.RECOMMENDED if self._report else label_of_intro(opening.verb)
        nested = self._run is not None and self._run.items > 0 and block.marker is not None and block.depth > 0
        run = _Run(self._run.label if nested and self._run else label, opened=True)
        run.by_label = opening.verb.casefold() == "decision"
        rest = self._text[block.start + opening.end : block.end]
        self._run = run
        if not re.fullmatch(r"[\W_]*(?:That|To)?[\W_]*", rest):
            self._inside(index, block, block.start + opening.end)

    def _inside(self, index: int, block: Block, start: int) -> None:
        """The decision that follows its opening in the same paragraph."""
        raw = self._text[start : block.end]
        parts = numbered_inside(raw)
        if len(parts) > 1:
            for first, last in parts:
                self._add(Statement(start + first, start + last, " ".join(raw[first:last].split()), block, index))
            return
        marked = re.match(r"\s*\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s+", raw)
        start += marked.end() if marked else 0
        inner = Block(start, block.end, " ".join(self._text[start : block.end].split()), block.marker, block.depth)
        if inner.opens_a_list and inner.words.rstrip("* ").endswith((":", ":-", ": -")):
            if self._run:
                self._run.parent = label_in(inner.words)
            return
        first_sentence = next(sentences_of(self._text, inner, index), None)
        if first_sentence:
            self._add(first_sentence)
            if not marked and not _UNFINISHED.search(first_sentence.words):
                self._run = None if first_sentence.words.rstrip().endswith(".") else self._run

    def _goes_on(self, block: Block) -> bool:
        run = self._run
        if run is None or (label_of(block)[0] is not None and not block.marker):
            return False
        if block.marker and block.marker.numbers and block.heading and run.items:
            return False
        if block.heading and not block.marker:
            return run.items == 0 and block.words.startswith("That ")
        if run.items == 0:
            return not run.by_label or block.marker is not None or _looks_decided(block.words)
        if block.marker:
            return run.depth is None or block.depth >= run.depth
        if run.depth is not None:
            return bool(_UNFINISHED.search(run.last)) and _is_order(block.words)
        return _is_order(block.words) or bool(_UNFINISHED.search(run.last))

    def _item(self, index: int, block: Block, start: int) -> None:
        run = self._run
        if run is None:
            return
        if run.items == 0 and run.depth is None and block.marker:
            run.depth = block.depth
        if run.parent is not None and block.depth <= run.parent_depth:
            run.parent, run.parent_orders = None, False
        if run.parent_orders:  # what a person is asked for, point by point, is one decision
            return
        if block.opens_a_list and block.words.rstrip("* ").endswith((":", ":-", ": -", "to")):
            run.parent, run.parent_depth = (
                label_in(block.words) or run.label or Label.RESOLVED,
                block.depth if block.marker else -1,
            )
            run.parent_orders = bool(block.marker and _ASKS_FOR.search(block.words))
            run.items += 1
            if run.parent_orders:
                self.found.append(_asked(block, index, run))
            return
        sentence = next(sentences_of(self._text, block, index), None)
        if sentence:
            whole = Statement(block.start, block.end, block.words, block, index)
            self._add(whole if len(block.words) < 700 else sentence)

    def _add(self, statement: Statement) -> None:
        run = self._run
        if run is None:
            return
        label = self._label(run, statement.words)
        work = run.parent is Label.APPROVED and run.parent is not None
        self.found.append(Decision(statement, label, run.opened, work))
        run.items += 1
        run.last = statement.words

    def _label(self, run: _Run, words: str) -> Label:
        if self._report or run.label is Label.RECOMMENDED:
            return Label.RECOMMENDED
        own = label_in(words)
        if run.parent and run.parent is not Label.RESOLVED:
            return run.parent
        return own or run.label or Label.RESOLVED

    def _unopened(self, index: int, block: Block, section: Section) -> _Run | None:
        """A bare list of resolutions, or the words under "Decision:" without a word of resolution of their own."""
        run = _Run(None, opened=section is Section.DECISION)
        if not self._report and (minutes := self._minutes_of_last(index, block)):
            self.found.append(minutes)
            return None
        if self._report:
            if section is not Section.RECOMMENDATIONS or block.heading or label_of(block)[0]:
                return None
            run.opened, run.label = True, Label.RECOMMENDED
        elif not self._stands_as_decision(index, block, section):
            return None
        if label_of(block)[0] and not block.marker:
            return run if section is Section.DECISION and label_of(block)[1] else None
        self._run = run
        self._item(index, block, block.start)
        return self._run

    def _minutes_of_last(self, index: int, block: Block) -> Decision | None:
        sentence = next(sentences_of(self._text, block, index), None)
        if sentence is None or not _MINUTES_OF_LAST.match(sentence.words):
            return None
        return Decision(sentence, label_in(sentence.words) or Label.APPROVED, opened=True)

    def _stands_as_decision(self, index: int, block: Block, section: Section) -> bool:
        words = block.words
        lead = lead_of(index, self._blocks)
        if _DID.match(words) and names_a_body_alone(lead):
            return True
        if _POINTS_MADE.search(lead):
            return False
        if _REPORTED.match(words):
            return False
        if section is Section.DECISION:
            return _looks_decided(words)
        if self._notice and block.marker is not None and (body_did(words) or _DID.match(words)):
            return True
        if block.marker is None:
            return words.startswith("That ") and _is_order(words) and label_in(words) is not None
        listed = bool(re.match(r"(?:Not|Agre|Approv|Endors|Authori|Delegat)\w*ed\b", words))
        ends_in_order = re.search(r"\bbe (?:noted|approved|agreed|endorsed|received|authorised|acknowledged)\b", words)
        return listed or (_is_order(words) and (words.startswith("That ") or bool(ends_in_order)))


def _asked(block: Block, index: int, run: _Run) -> Decision:
    statement = Statement(block.start, block.end, block.words, block, index)
    return Decision(statement, label_in(block.words) or run.label or Label.RESOLVED, run.opened)


def _looks_decided(words: str) -> bool:
    return _is_order(words) or bool(body_did(words) or _DID.match(words) or _WAS_DECIDED.search(words))


def _is_order(words: str) -> bool:
    return bool(_ORDERED.search(words)) and not _REPORTED.match(words)


def _under_the_label(text: str, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Decision]:
    """What stands under "Decision:" in a notice is the decision, however it is worded."""
    under = [i for i, section in enumerate(sections) if section is Section.DECISION and not label_of(blocks[i])[0]]
    sentences = (next(sentences_of(text, blocks[index], index), None) for index in under[:6])
    return [Decision(one, label_in(one.words) or Label.RESOLVED, opened=False) for one in sentences if one]


def _told(text: str, blocks: Sequence[Block], sections: Sequence[Section]) -> list[Decision]:
    """Where nothing formal is printed: what the body is said to have noted or agreed at the end of the item."""
    told = list(_told_all(text, blocks, sections))
    last_prose = max((i for i, block in enumerate(blocks) if not block.heading and _is_talk(sections[i])), default=-1)
    return [decision for decision in told if decision.statement.index >= last_prose - 1]


def _is_talk(section: Section) -> bool:
    return section in {Section.OPENING, Section.DISCUSSION, Section.DECISION}


def _told_all(text: str, blocks: Sequence[Block], sections: Sequence[Section]) -> Iterator[Decision]:
    for index, block in enumerate(blocks):
        if block.heading or block.marker or not _is_talk(sections[index]):
            continue
        for sentence in sentences_of(text, block, index):
            verb = body_did(sentence.words)
            if verb and not re.search(r"\bthat\b.{0,400}\b(?:would|was|were|had)\b", sentence.words):
                yield Decision(sentence, label_of_intro(verb), opened=False)
