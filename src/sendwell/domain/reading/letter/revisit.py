"""Letters on a revisit: each significant weakness, and whether enough progress was made with it."""

import re
from collections.abc import Iterator

from sendwell.domain.reading.letter.layout import Letter, Stretch
from sendwell.domain.reading.model import Finding, FindingKind
from sendwell.domain.reading.themes import place

_REVISIT = re.compile(
    r"^Joint\s+(?:local\s+)?area\s+SEND\s+revisit\b|\bCQC\),?\s+(?:carried\s+out\s+a\s+)?revisit(?:ed)?\b", re.M | re.I
)
_WAS_FOUND = re.compile(
    r"(?:The\s+(?:initial|original|previous|\d{4})\s+inspection\s+found(?:\s+that)?"
    r"|At\s+the\s+(?:initial|original|previous|\d{4})\s+inspection,?\s+inspectors\s+found(?:\s+that)?)\s*:?",
    re.I,
)
_JUDGED = re.compile(
    r"[A-Z][^.\n•]{0,80}(?:\n[^.\n•]{0,80})??\bha(?:s|ve)\s+(?:now\s+)?(?P<not>not\s+(?:yet\s+)?)?made\s+(?P<in>in)?sufficient\s+progress"
    r"\s+(?:to|in|with|towards)\s+(?:address|improv|tackl)[^.]*?\bthis\b[^.]*\.",
)
_PROGRESS = re.compile(r"^(?:Progress\s+against\b[^\n]*|Main\s+findings:?)\s*$", re.M | re.I)
_IN_ALL = re.compile(
    r"\bha(?:s|ve)\s+made\s+sufficient\s+progress\s+(?:to|in)\s+(?:address|improv|tackl)\w*\s+"
    r"(?P<made>\w+)\s+of\s+the\s+(?P<all>\w+)\s+(?:areas\s+of\s+)?(?:significant|serious)\s+weaknesses",
    re.I,
)
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

ENOUGH = "At the revisit, inspectors judged that sufficient progress had been made with this weakness."
NOT_ENOUGH = "At the revisit, inspectors judged that sufficient progress had not been made with this weakness."
NOT_SAID = "The letter's judgement on progress with this weakness was not found."


def is_revisit(letter: Letter) -> bool:
    """Whether the letter reports on a revisit."""
    return bool(_REVISIT.search(letter.text))


def weaknesses_revisited(letter: Letter) -> tuple[Finding, ...]:
    """Each significant weakness of the first inspection, as the letter repeats it, with the judgement on progress."""
    return tuple(_weaknesses(letter))


def progress_notes(letter: Letter, findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """In words: how many weaknesses saw enough progress; and a warning where the letter itself counts otherwise."""
    enough = sum(ENOUGH in finding.doubts for finding in findings)
    not_enough = sum(NOT_ENOUGH in finding.doubts for finding in findings)
    notes = (
        [f"Sufficient progress was judged on {enough} of {len(findings)} significant weaknesses."] if findings else []
    )
    stated = _IN_ALL.search(letter.text)
    if stated is not None and (_number(stated["made"]), _number(stated["all"])) != (enough, enough + not_enough):
        notes.append(f"The letter counts {stated['made']} of {stated['all']}: a weakness may have been missed here.")
    return tuple(notes)


def _weaknesses(letter: Letter) -> Iterator[Finding]:
    for section in _sections(letter):
        judged = _JUDGED.search(letter.text, section.start, section.end)
        evidence = Stretch(section.start, judged.start() if judged else section.end)
        statement = next(iter(letter.items(evidence)), None)
        if statement is not None:
            yield _weakness(letter, _first_sentences(letter, statement), judged)


def _sections(letter: Letter) -> list[Stretch]:
    """A stretch for each weakness: from the words that introduce it to those that introduce the next.

    Where nothing introduces them, each ends with its judgement, and the first begins under the heading on progress.
    """
    introduced = list(_WAS_FOUND.finditer(letter.text))
    if introduced:
        ends = [*(match.start() for match in introduced[1:]), len(letter.text)]
        return [Stretch(match.end(), end) for match, end in zip(introduced, ends, strict=True)]
    heading = _PROGRESS.search(letter.text)
    judged = [match.end() for match in _JUDGED.finditer(letter.text, heading.end())] if heading else []
    starts = [heading.end(), *judged[:-1]] if heading and judged else []
    return [Stretch(start, end) for start, end in zip(starts, judged, strict=True)]


def _weakness(letter: Letter, statement: Stretch, judged: re.Match[str] | None) -> Finding:
    citation = letter.cite(statement)
    return Finding(FindingKind.SIGNIFICANT_WEAKNESS, citation, themes=place(citation.words), doubts=(_doubt(judged),))


def _doubt(judged: re.Match[str] | None) -> str:
    if judged is None:
        return NOT_SAID
    return NOT_ENOUGH if judged["not"] or judged["in"] else ENOUGH


def _first_sentences(letter: Letter, item: Stretch) -> Stretch:
    """The weakness itself: to its first full stop that ends a line, for what follows is the evidence."""
    match = re.compile(r"[.!?](?=\n|$)").search(letter.text, item.start, item.end)
    return Stretch(item.start, match.end() if match else item.end)


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return _NUMBERS.index(word.lower()) if word.lower() in _NUMBERS else None
