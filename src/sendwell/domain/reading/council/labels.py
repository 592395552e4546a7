"""The label of a decision, by its operative verb."""

import re

from sendwell.domain.reading.model import DecisionLabel as Label

_STEMS = (
    (Label.DELEGATED, r"delegat(?:e|es|ed)|authori[sz](?:e|es|ed)|empower(?:s|ed)?"),
    (Label.RECOMMENDED, r"recommend(?:s|ed)?"),
    (Label.NOTED, r"not(?:e|es|ed)|receiv(?:e|es|ed)|acknowledg(?:e|es|ed)"),
    (
        Label.APPROVED,
        r"approv(?:e|es|ed)|confirm(?:s|ed)?|adopt(?:s|ed)?|ratif(?:y|ies|ied)|sign(?:s|ed)?(?! off)|signed off|"
        r"grant(?:s|ed)?",
    ),
    (
        Label.AGREED,
        r"agree(?:s|d)?|endorse[sd]?|support(?:s|ed)?|accept(?:s|ed)?|welcom(?:e|es|ed)|commend(?:s|ed)?|asks?",
    ),
)
_ANY = "|".join(rf"(?P<{label.name}>{stems})" for label, stems in _STEMS)
_BODY = r"(?:(?:the\s+|its\s+)?(?:[A-Z][\w’'&,()-]*\s+|and\s+|of\s+|for\s+){0,7}?|members?\s+|it\s+)"
_AT_START = re.compile(
    rf"(?:that\s+)?(?:{_BODY})?(?:(?:has|have|had|be|unanimously|formally|hereby|also|to)\s+)*(?i:{_ANY})\b(?!-)", re.I
)
_BE = re.compile(
    r"\b(?<!to )(?:be|was|were|is|are)\s+(?:(?:\w+ly|also|hereby)\s+)?(?:(?:received|considered|"
    rf"accepted)\s+and\s+(?:\w+ly\s+)?)?(?i:{_ANY})\b"
)
_APPROVAL_GIVEN = re.compile(
    r"\b(?:approval|agreement|consent|permission)\s+(?:is|be)\s+(?:given|granted|sought)", re.I
)
_DELEGATED_POWERS = re.compile(
    r"\bdelegated (?:authority|powers?)\b.{0,60}\bbe (?:given|granted)|\bauthority (?:is |be )?(?:given|"
    r"granted|delegated)\b",
    re.I,
)
# A paper that is still to come is not "received" yet: the words order it.
_STILL_TO_COME = re.compile(
    r"(?:^(?:that\s+)?an?\s|\b(?:further|future|regular|annual|quarterly)\b).*\bbe received\b(?! and noted)", re.I
)


def label_in(words: str) -> Label | None:
    """The label that the operative verb of `words` gives, or None where no verb of decision rules them.

    >>> label_in("That the update be received and noted.")
    <DecisionLabel.NOTED: 'noted'>
    """
    if _STILL_TO_COME.search(words):
        return None
    if _DELEGATED_POWERS.search(words):
        return Label.DELEGATED
    if _APPROVAL_GIVEN.search(words):
        return Label.APPROVED
    match = _AT_START.match(words) or _BE.search(words)
    return Label[match.lastgroup] if match and match.lastgroup else None


def label_of_intro(verb: str) -> Label:
    """The label that the word of resolution itself gives ("RESOLVED", "It was AGREED")."""
    match = re.match(rf"(?:{_ANY})", verb, re.I)
    return Label[match.lastgroup] if match and match.lastgroup else Label.RESOLVED
