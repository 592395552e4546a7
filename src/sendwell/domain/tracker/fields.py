"""What a column of a tracker may hold, and the words by which councils head it."""

import re
from enum import StrEnum


class Field(StrEnum):
    """What one column says of an action."""

    REF = "ref"
    PRIORITY = "priority"
    ACTION = "action"
    DIFFERENCE = "difference"
    OWNER = "owner"
    LEAD = "lead"
    PARTNERS = "partners"
    START = "start"
    DUE = "due"
    REVISED = "revised"
    RATING = "rating"
    UPDATE = "update"
    NEXT_STEP = "next_step"
    MEASURE = "measure"
    EVIDENCE = "evidence"
    MILESTONE = "milestone"
    MILESTONE_DUE = "milestone_due"
    WAITS_FOR = "waits_for"

    @property
    def words(self) -> str:
        """What a person calls it."""
        return TITLES[self]


TITLES: dict[Field, str] = {
    Field.REF: "Reference",
    Field.PRIORITY: "Priority",
    Field.ACTION: "Action: what will be done",
    Field.DIFFERENCE: "What will be different for children",
    Field.OWNER: "Owner",
    Field.LEAD: "Lead organisation",
    Field.PARTNERS: "Partner organisations",
    Field.START: "Starts on",
    Field.DUE: "Due on",
    Field.REVISED: "Revised due date",
    Field.RATING: "Delivery rating (RAG or BRAG)",
    Field.UPDATE: "Progress: what has happened",
    Field.NEXT_STEP: "Next step",
    Field.MEASURE: "Measure: how you will know that it worked",
    Field.EVIDENCE: "Evidence",
    Field.MILESTONE: "Milestone",
    Field.MILESTONE_DUE: "Milestone date",
    Field.WAITS_FOR: "Actions it waits for",
}

DAYS = (Field.START, Field.DUE, Field.REVISED, Field.MILESTONE_DUE)

# How surely a heading that has these words means the field, from 0 to 1. A heading may fit several; content decides.
_HEADINGS: tuple[tuple[Field, float, str], ...] = (
    (Field.REF, 0.95, r"^(?:action )?(?:ref(?:erence)?|no|number|id|num|item|#)(?: ?(?:no|number|id|#))?$"),
    (Field.REF, 0.6, r"\bref(?:erence)?\b|\baction (?:no|number|id)\b"),
    (Field.PRIORITY, 0.9, r"^priority(?: (?:area|action|theme))?$|\barea for (?:priority action|improvement)\b"),
    (
        Field.PRIORITY,
        0.75,
        r"\bpriority\b|\bworkstream\b|\btheme\b|\barea of (?:significant )?weakness\b|\bobjective\b",
    ),
    (Field.ACTION, 0.95, r"^(?:key |improvement |agreed |smart )?actions?(?: required| to be taken| description)?$"),
    (Field.ACTION, 0.9, r"\bwhat (?:will|are) (?:we|be)\b.*\b(?:do|doing|done)\b|\bwe will\b|^task$|^deliverables?$"),
    (Field.ACTION, 0.6, r"\bactions?\b|\bactivit(?:y|ies)\b|\btasks?\b|\bdeliverables?\b|\bcommitment\b"),
    (Field.DIFFERENCE, 0.85, r"\bimpact\b|\boutcomes?\b|\bdifference\b|\bso that\b|\bdifferent for\b"),
    (
        Field.OWNER,
        0.95,
        r"\bowners?\b|\blead officers?\b|\baction leads?\b|\bnamed leads?\b|\bresponsible (?:officer|person)\b",
    ),
    (Field.OWNER, 0.85, r"^who\b|\bresponsib|\baccountable\b|^leads?$|\bassigned to\b|\blead(?:s|\(s\))?$"),
    (Field.LEAD, 0.95, r"\blead (?:organisation|agency|partner|body|service)\b|^(?:organisation|agency)$"),
    (
        Field.PARTNERS,
        0.9,
        r"\bpartners?\b|\bsupport(?:ing|ed by)\b|\bcontributors?\b|\balso involved\b|\bother agencies\b",
    ),
    (Field.START, 0.9, r"\bstarts?\b|\bcommence|\bbegins?\b|^from$"),
    (Field.DUE, 0.95, r"\bdue\b|\bdeadline\b|\bby when\b|\btarget date\b|\bcompletion date\b|\bend date\b|^to$|^end$"),
    (
        Field.DUE,
        0.8,
        r"\btime ?(?:scale|frame|line)s?\b|^when\b|\bcompleted? by\b|\bfinish\b|^date$|\bdeliver(?:ed|y) by\b",
    ),
    (Field.REVISED, 0.97, r"\brevised\b|\bnew (?:due |target |end )?date\b|\bextended\b|\bforecast\b|\bre-?based\b"),
    (Field.RATING, 0.95, r"\bb?rag+\b|\brating\b"),
    (Field.UPDATE, 0.4, r"\bstatus\b"),
    (Field.RATING, 0.75, r"\bstatus\b|\bcolou?r\b"),
    (Field.UPDATE, 0.95, r"\bprogress\b|\bupdates?\b|\bcommentary\b|\bnarrative\b"),
    (Field.UPDATE, 0.7, r"\bcomments?\b|\bposition\b|\bnotes?\b|\bwhat has happened\b"),
    (Field.NEXT_STEP, 0.97, r"\bnext steps?\b|\bwhat(?: happens)? next\b|\bplanned for next\b"),
    (Field.MEASURE, 0.9, r"\bmeasures?\b|\bkpis?\b|\bsuccess\b|\bindicators?\b|\bmetrics?\b|\bhow will we know\b"),
    (Field.EVIDENCE, 0.95, r"\bevidence\b|\bsource of assurance\b|\bproof\b"),
    (Field.MILESTONE, 0.95, r"\bmilestones?\b|\bkey stages?\b"),
    (Field.MILESTONE_DUE, 0.98, r"\bmilestone (?:due|date|deadline|by when)|\bmilestones?\b.* date\b"),
    (Field.WAITS_FOR, 0.97, r"\bdepend|\bwaits? for\b|\brelies on\b|\bpre-?requisites?\b|\binterdependenc"),
)
_COMPILED = tuple((field, sure, re.compile(words)) for field, sure, words in _HEADINGS)
_MARKS = re.compile(r"[^\w#' -]+|_")
LONGEST_HEADING = 90  # characters


def fields_of_heading(heading: str) -> dict[Field, float]:
    """The fields that the words of a heading may mean, each with how surely (0 to 1).

    >>> fields_of_heading("By when?")
    {<Field.DUE: 'due'>: 0.95}
    """
    words = " ".join(_MARKS.sub(" ", heading).casefold().split())
    found: dict[Field, float] = {}
    for field, sure, pattern in _COMPILED:
        if words and pattern.search(words):
            found[field] = max(sure, found.get(field, 0))
    return found
