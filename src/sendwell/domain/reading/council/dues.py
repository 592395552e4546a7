"""When something promised is due: the date that the paper gives for it, or its words where it gives none."""

import re
from collections.abc import Sequence
from datetime import date

from sendwell.domain.reading.model import DatedFact, DateMeaning

_TO_COME = re.compile(
    r"\b(?:will|would|shall|must|should|to|be|agrees?d?|asked|requested|undertook|attend|intended|action)\b", re.I
)
_PREPOSITION = re.compile(
    r"(?:(?:no|not) later than|by the end of|at the end of|by|before|in|on|around|for|at|from|"
    r"their next meeting in|its next meeting in)"
    r"\s+(?:the\s+)?(?:end of\s+)?(?:\w+day,?\s+)?$",
    re.I,
)
_PAST = re.compile(
    r"\b(?:dated|published(?: on| in)?|since|held(?: on)?|of|took place(?: on)?|following the|"
    r"from)\s*(?:the )?(?:\w+day,?\s+)?$",
    re.I,
)
_LOOSE = re.compile(
    r"\b(?:within (?:the next )?[\w-]+ (?:working )?(?:days?|weeks?|months?)|in [\w-]+ (?:days|weeks|months)['’]? time|"
    r"(?:before |at |to |by )?(?:the |their |its |a )?(?:next|future|following|subsequent|"
    r"forthcoming) (?:\w+ )?(?:meeting|report|updates?)s?|in due course|"
    r"every [\w-]+ (?:weeks?|months?)|(?:twice|once|three times) a (?:year|month|term)|quarterly|six-monthly|"
    r"monthly|annually|termly|regular(?:ly)?|"
    r"as soon as possible|in advance of [\w ]{3,40})\b",
    re.I,
)


def due_of(words: str, dates: Sequence[DatedFact]) -> tuple[date | None, str | None]:
    """The day by which `words` promise something, with the words that say so; a month is due on its last day.

    `dates` are the dates that stand in `words`, in order.
    """
    for fact in dates:
        printed = fact.citation.words
        place = words.find(printed)
        before = words[: max(0, place)]
        if fact.meaning in {DateMeaning.INSPECTION, DateMeaning.OTHER} and not re.search(
            r"\b(?:by|on|in|before)\s*(?:the )?$", before
        ):
            continue
        if not _TO_COME.search(before) or _PAST.search(before):
            continue
        preposition = _PREPOSITION.search(before)
        return fact.until or fact.on, (preposition.group() if preposition else "") + printed
    loose = _LOOSE.search(words)
    return None, loose.group().strip() if loose else None
