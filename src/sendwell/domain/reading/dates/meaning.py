"""What a printed date means, told from the words that stand nearest to it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sendwell.domain.reading.dates.years import DatedPrint
from sendwell.domain.reading.model import DateMeaning

_BEFORE, _AFTER = 260, 140  # characters of context on each side of a date; a sentence of minutes is rarely longer
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[A-Z“\"'(·•])|\n[^\S\n]*\n|\f")
_LABEL_LINE = re.compile(r"(?:^|\n)[^\S\n]*[*#>|-]*\s*([A-Z][A-Za-z ,'’()/&-]{2,60}?)\s*(?::|\s[-–—]|\|)[*\s]*$")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words near a date that tell what it means; a smaller `handicap` lets them speak from further away."""

    meaning: DateMeaning
    words: re.Pattern[str]
    handicap: int = 0
    before_only: bool = False


def _cue(meaning: DateMeaning, words: str, handicap: int = 0, *, before_only: bool = False) -> Cue:
    return Cue(meaning, re.compile(words, re.IGNORECASE), handicap, before_only)


# A label that stands before its date on the same line settles the matter ("Publication date: 16/10/2024").
_LABELS = (
    (
        DateMeaning.PUBLICATION,
        re.compile(r"publi(?:shed|cation)|posted|last updated|letter date|date of (?:letter|issue)", re.I),
    ),
    (DateMeaning.OTHER, re.compile(r"effective|implement|call.?in|come into", re.I)),
    (DateMeaning.DEADLINE, re.compile(r"\bdue\b|deadline|by when|target", re.I)),
    (
        DateMeaning.MEETING,
        re.compile(
            r"meeting|decision|decided|^date(?: of (?:meeting|decision))?$|cabinet|committee|board|panel|forum|council",
            re.I,
        ),
    ),
)

_BODY = r"(?:cabinet|executive|council|board|committee|panel|forum|group|commission|assembly|governing body)"
_NATIONAL = r"(?:DfE|Department for Education|NHS ?E(?:ngland)?\b|NHSE|NHS Improvement)"
_PLAN = r"(?:WSO?A\b|written statement|action plan|priority action|improvement plan|\b(?:PAP|APP|AIP|AAP)\b|the plan\b)"

_CUES = (
    _cue(DateMeaning.PUBLICATION, r"\bdated\b|\bpublish(?:es|ed|ing)?\b|\bpublication\b|\bposted on\b|\breleased\b"),
    _cue(DateMeaning.PUBLICATION, r"\b(?:letter|outcome letter) (?:was )?(?:sent|received|issued)\b|\bletter of\b", 5),
    _cue(
        DateMeaning.MONITORING_VISIT, r"\bmonitoring (?:visit|meeting|review|inspection by)|\bstocktake|\bdeep dive\b"
    ),
    _cue(
        DateMeaning.MONITORING_VISIT,
        rf"{_NATIONAL}[^.;]{{0,90}}?\b(?:visit(?:ed|s)?|review(?:ed)?|met\b|meeting|monitor\w*)"
        rf"|\b(?:visit(?:ed|s)?|review(?:ed)?|meeting) (?:by|from|with) (?:the )?{_NATIONAL}"
        r"|\bofficials\b[^.;]{0,60}\b(?:visited|came|had come|met)\b",
        -24,
    ),
    _cue(DateMeaning.MONITORING_VISIT, r"\b(?:first|second|third|fourth|fifth|sixth|final|next|formal) review\b"),
    _cue(
        DateMeaning.INSPECTION,
        r"\b(?:re-?)?inspect(?:ed|ion|ions|ing)\b|\brevisit(?:ed)?\b|\binspectors?\b[^.;]{0,40}\b(?:came|"
        r"visited|were in)",
        8,
    ),
    _cue(DateMeaning.INSPECTION, r"\bOfsted\b[^.;]{0,60}\b(?:visited|conducted|carried out|undertook|came)", 8),
    _cue(
        DateMeaning.SUBMISSION,
        rf"\b(?:re-?)?submi(?:t|ts|tted|tting|ssion)\b|{_PLAN}[^.;]{{0,60}}\bto (?:reach|go to|be sent)"
        rf"|\bsen(?:t|d) to (?:Ofsted|the {_NATIONAL}|{_NATIONAL})",
        -6,
    ),
    _cue(
        DateMeaning.EVENT,
        r"\b(?:stakeholder|engagement|listening|consultation|public|parents?'?|celebration|launch|"
        r"co-?production|awareness)"
        r" (?:\w+ )?(?:meeting|event|session|day|evening|workshop)s?\b|\bopen (?:evening|day)\b",
    ),
    _cue(
        DateMeaning.EVENT,
        r"\bworkshops?\b|\bconference\b|\broadshows?\b|\bwebinar|\bsurvey\b|\bengagement\b|\blistening\b|\bevents?\b"
        r"|\bsummit\b|\btraining\b|\bconsultation (?:\w+ )?(?:ran|runs|open|clos|launch|start|period)",
        4,
    ),
    _cue(DateMeaning.MEETING, r"\bmeetings?\b|\bminutes of\b|\bnotes of\b|\bmet (?:on|in|again)\b|\breconvene", 2),
    _cue(
        DateMeaning.MEETING,
        rf"\b{_BODY}\b(?: meeting)?,?(?:(?: held)? (?:on|in|of|at|-|–)|,)\s*(?:\w+day,?\s*)?$",
        before_only=True,
    ),
    _cue(
        DateMeaning.MEETING,
        rf"\b(?:considered|discussed|approved|agreed|noted|endorsed) (?:by|at) (?:\w+ ){{0,6}}{_BODY}\b",
    ),
    _cue(
        DateMeaning.MEETING,
        rf"\b{_BODY}\b (?:had |has |have )?(?:\w+ly )?(?:considered|discussed|approved|agreed|noted|"
        rf"endorsed)\b(?! that)[^.;]*$",
        10,
        before_only=True,
    ),
    _cue(
        DateMeaning.MEETING,
        rf"\x00\s?,? (?:the )?(?:\w+ ){{0,6}}{_BODY} (?:had )?(?:considered|approved|agreed|noted|endorsed|met)\b",
        -10,
    ),
    _cue(
        DateMeaning.PUBLICATION, r"\b(?:notice|direction|letter)\b[^.;]{0,50}\bissued (?:on|in)\s*$", before_only=True
    ),
    _cue(DateMeaning.MEETING, r"\bheld\b[^;\n]{0,30}\bon\s*(?:\w+day,?\s*)?$", 20, before_only=True),
    _cue(DateMeaning.MEETING, r"\bdecision\b[^.;]{0,20}$", 2, before_only=True),
    _cue(
        DateMeaning.PUBLICATION,
        r"\b(?:notice|direction)\b (?:(?:was )?(?:issued|served|made) )?(?:on|of|in)\s*(?:the )?$",
        before_only=True,
    ),
)

_LIMIT = re.compile(
    r"(?:\bby|\bbefore|\b(?:no|not) later than|\bdeadline(?: for [\w ]{2,30})?(?: (?:of|is|was))?|\bdue(?: "
    r"(?:on|in|by|for))?|\bby the|"
    r"\bcomplet\w* (?:on|in)|\bwithin|\bat the latest(?: by)?|\bend of|\bin readiness for)"
    r"\s*(?:the )?(?:end of )?(?:the )?(?:\w+day,?\s*)?$",
    re.I,
)
_STILL_TO_COME = re.compile(
    r"\b(?:will|would|shall|must|should(?! have)|to be|asked|requested)\b[^.;]{0,140}$|\bbe (?:\w+ed|brought|"
    r"sent)\b[^.;]{0,100}$"
    r"|^\W*(?:action\b|[A-Z]{2,3} to )[^.;]*$",
    re.I,
)
# "the Board, set up in May 2023": when a body began, and no meeting of it.
_BEGAN = re.compile(
    r"\b(?:set(?:ting)? up|establish\w*|creat(?:ed|ing|ion of)|formed)\b[^.;]{0,70}\b(?:in|on|since)\s*(?:the )?$", re.I
)
_OF_SOMETHING = re.compile(
    r"\b(?:visits?|letters?|reports?|data|figures|results|those|that) (?:of|on|from|for)\s*(?:the )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? (?:and|&|to) )?$",
    re.I,
)
# "The deficit would reach £90m by March": a forecast, which nobody has to keep.
_OF_NUMBERS = re.compile(
    r"\b(?:deficit|overspend|demand|costs?|numbers?|shortfall|waits?|balance|pressures?)\b(?:[^.;]|\.\d){0,80}"
    r"\b(?:will|would|forecast|projected|expected|predicted|estimated)\b(?:[^.;]|\.\d)*$",
    re.I,
)
_OTHERWISE_OTHER = re.compile(
    r"\b(?:since|until|till|effective(?: from)?|with effect from|as (?:at|of)|ending|ended|beginning|on leave|"
    r"start(?:s|ed|ing)?(?: \w+)? (?:on|in|from)|commenc\w+(?: \w+)? (?:on|in|from)|from|take up post on|"
    r"post (?:on|in|from)|"
    r"appointed (?:on|in)|established (?:on|in)|launched (?:on|in)|at)\s*(?:the )?(?:\w+day,?\s*)?$",
    re.I,
)
_BROUGHT_TO_A_MEETING = re.compile(
    r"\breceives? (?:a|an)\b[^.;]*$|\b(?:be|to) (?:\w+ )?(?:brought|bring|presented|present|reported|report|"
    r"received|receive|submitted|provided)\b"
    r"(?:(?!\b(?:which|that|met|held)\b)[^.;])*$",
    re.I,
)
# A line of a title that names a body beside its date; not "Minutes of the Board held on …", which is another meeting.
_NAMES_A_MEETING = re.compile(
    r"^(?!.*(?:minutes|notes) of)(?!.*\b(?:publish|inspect|letter|dated|visit|since|by)).*"
    r"\b(?:cabinet|committee|board|panel|forum|executive|council|commission)\b",
    re.I | re.S,
)
_HEAD = 1500  # characters at the top of a paper where a date on a line of its own is that of its meeting
_TIME_AFTER = re.compile(
    r",?\s*(?:at|from|-|–|—)?\s*(?:\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm|noon)\b|\d{1,2}[.:]\d\d\b(?!\s*%))", re.I
)


def meaning_of(text: str, found: DatedPrint) -> DateMeaning:
    """What the date `found` in `text` means: its label, else the nearest words that tell."""
    before, after = _context(text, found)
    label = _LABEL_LINE.search(text, max(0, found.start - 90), found.start)
    if label and (settled := _by_label(label[1])):
        return settled
    if _TIME_AFTER.match(text, found.end) or _stands_alone_at_the_top(text, found):
        return DateMeaning.MEETING
    return _by_words(before, after)


@lru_cache(maxsize=256)
def _by_label(label: str) -> DateMeaning | None:
    return next((meaning for meaning, words in _LABELS if words.search(label)), None)


def _context(text: str, found: DatedPrint) -> tuple[str, str]:
    """The words of the same sentence before and after the date."""
    before = _SENTENCE_END.split(text[max(0, found.start - _BEFORE) : found.start])[-1]
    after = _SENTENCE_END.split(text[found.end : found.end + _AFTER])[0]
    return " ".join(before.split()) + " ", " " + " ".join(after.split())


def _stands_alone_at_the_top(text: str, found: DatedPrint) -> bool:
    if found.start > _HEAD or found.until is not None:
        return False
    line_start = text.rfind("\n", 0, found.start) + 1
    line_end = text.find("\n", found.end)
    rest = text[line_start : found.start] + text[found.end : len(text) if line_end < 0 else line_end]
    if len(rest) <= 110 and not rest.rstrip().endswith(".") and _NAMES_A_MEETING.search(rest):
        return True
    return not re.sub(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[\W_]|\bof\b|Microsoft Teams|Date", "", rest)


@lru_cache(maxsize=512)  # running headers put the same words round the same date on every page
def _by_words(before: str, after: str) -> DateMeaning:
    limit = _LIMIT.search(before)
    best, nearest = None, 10_000
    for cue in _CUES:
        distance = _distance(cue, before, after)
        if distance is not None and distance < nearest:
            best, nearest = cue.meaning, distance
    if _BEGAN.search(before) or (limit and _OF_NUMBERS.search(before)):
        return DateMeaning.OTHER
    if limit and best not in {DateMeaning.SUBMISSION, DateMeaning.PUBLICATION}:
        return DateMeaning.DEADLINE
    if best in {None, DateMeaning.MEETING} and _BROUGHT_TO_A_MEETING.search(before):
        return DateMeaning.DEADLINE
    if _OTHERWISE_OTHER.search(before) and nearest > 12:
        return DateMeaning.OTHER
    if best is None:
        to_come = _STILL_TO_COME.search(before) and not _OF_SOMETHING.search(before)
        return DateMeaning.DEADLINE if to_come else DateMeaning.OTHER
    return best


def _distance(cue: Cue, before: str, after: str) -> int | None:
    """Characters between the date and the nearest words of `cue`; words after the date count for less."""
    place, nearest = len(before), None
    for match in cue.words.finditer(before if cue.before_only else f"{before}\N{NULL}{after}"):
        if match.end() <= place:
            distance = place - match.end()
        elif match.start() < place:  # words on both sides of the date
            distance = 5
        else:
            distance = (match.start() - place) * 2 + 10
        nearest = distance + cue.handicap if nearest is None else min(nearest, distance + cue.handicap)
    return nearest
