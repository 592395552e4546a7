"""Words that are acronyms by their look."""

import re
from collections.abc import Iterator
from functools import lru_cache

from sendwell.domain.reading.sources.running import RunningText

_TERM = re.compile(r"(?<![\w@.-])(?:[A-Z][A-Za-z]{0,7}[A-Z][A-Za-z]{0,9}|[A-Z]&[A-Z])(?:[’']?s)?(?![\w@]|\.\w|/\d)")
_INITIALS = re.compile(
    r"^[^\w\n]*([A-Z]{2,3})\s+[–—-]\s", re.M
)  # "MO – Head of Service": a person, in a list of attendance
_DOES = (
    r"(?:said|asked|presented|explained|noted|advised|reported|confirmed|updated|outlined|shared|agreed|"
    r"thanked|welcomed|"
    r"apologised|read|was|has|is)\b"
)
_SHOUTED_LINE = 0.6  # of a line's letters in capitals: a heading, in which any word looks like an acronym
_SHORTEST_HEADING = 5  # letters
_LONGEST = 10  # letters; longer words in capitals are words
_FEWEST_CAPITALS = 0.5  # of its letters: "WSoA" but not "McAdam"

# Words that minutes put in capitals for weight.
_WEIGHTY_WORDS = """
    ACTION ACTIONS AGENDA AGREED ALL AND ANNEX APPENDIX APPROVED AREA AT BE BY CABINET CHAIR COMMITTEE CONCLUSION
    COUNCIL DATE DECIDED DECISION DEFERRED ENDORSED FOR FROM IN IS IT ITEM KEY LOCAL MINUTES MUST NO NON NOT NOTE NOTED
    OF OFSTED ON OR PANEL PART PRESENT REASONS RECEIVED RECOMMENDED RECOMMENDATION RECOMMENDATIONS REPORT RESOLUTION
    RESOLVED SHALL SHOULD SUMMARY THAT THE THIS TIME TITLE TO UNANIMOUSLY URGENT WARD WARDS WITH YES
    KB MB GB PDF DOCX II III IV VI VII VIII IX XI XII XIII MP MPS OBE MBE CBE JP DL BA MA PM AM UK OK
"""
_WEIGHTY = frozenset(_WEIGHTY_WORDS.split())


def terms_used(running: RunningText) -> Iterator[tuple[str, int, int]]:
    """Each acronym at its first use: its singular, and where it stands in `running.text`."""
    seen = {initials.casefold() for initials in _INITIALS.findall(running.text)}
    for match in _TERM.finditer(running.text):
        term = singular(match.group())
        if term.casefold() in seen or not _looks_like_one(term) or _is_shouted(running.line_at(match.start()).text):
            continue
        seen.add(term.casefold())
        if len(term) <= 3 and _speaks(term, running.text):
            continue
        yield term, match.start(), match.end()


def singular(term: str) -> str:
    """The acronym without the s of a plural or a genitive: "EHCPs" and "EHCP’s" are EHCP.

    >>> singular("EHC plans"), singular("WSoAs"), singular("CAMHS")
    ('EHC plan', 'WSoA', 'CAMHS')
    """
    return re.sub(r"(?<=[A-Za-z])[’']s$|(?<=[A-Z])s$|(?<=[A-Z][a-z])s$|(?<=plan)s$", "", term)


def _looks_like_one(term: str) -> bool:
    capitals = sum(letter.isupper() for letter in term)
    return (
        term not in _WEIGHTY
        and 2 <= len(term) <= _LONGEST
        and capitals >= 2
        and capitals >= _FEWEST_CAPITALS * len(term)
    )


def _speaks(term: str, text: str) -> bool:
    """True for the initials of somebody whom the notes name in full, and who is said to do something."""
    if not re.search(rf"\b{re.escape(term)}\s+(?:to\s+[a-z]|will\b|{_DOES})", text):
        return False
    names = r"[\w’'-]+\s+".join(re.escape(letter) for letter in (term[0], term[-1]))
    return bool(re.search(rf"\b{names}[a-z’'-]+", text))


@lru_cache(maxsize=64)  # a line of many terms is asked about for each
def _is_shouted(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return (len(line.split()) > 2 or len(letters) >= _SHORTEST_HEADING) and sum(
        map(str.isupper, letters)
    ) > _SHOUTED_LINE * len(letters)
