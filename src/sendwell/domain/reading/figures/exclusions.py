"""Numbers that count nothing: labels, ages, years, clock times, list markers."""

import re

from sendwell.domain.reading.figures.printed import PrintedFigure

_REACH = 48  # characters looked at on each side

# "section 3", "Actions 14 and 17", "Quarter 2", "Key Stage 4", "risk 3": the number is a name.
_LABELLED = re.compile(
    r"\b(?:sections?|sec|paragraphs?|paras?|appendix|appendices|annex(?:es)?|items?|minutes?|minute no|pages?|"
    r"pp?|risks?|"
    r"actions?|priorit(?:y|ies)|areas?|objectives?|outcomes?|recommendations?|standards?|stages?|phases?|tiers?|bands?|"
    r"levels?|years?|yr|quarters?|q|steps?|groups?|rooms?|tables?|figures?|charts?|chapters?|parts?|volumes?|"
    r"versions?|v|"
    r"no|nos|numbers?|ref|reference|themes?|workstreams?|strands?|schedules?|clauses?|regulations?|articles?|"
    r"reg|wards?|"
    r"zones?|grades?|types?|questions?|points?|goals?|pillars?|domains?|windows?|covid|act|circular|form|"
    r"slides?|weeks?|"
    r"months?|term|cohort|option|options|lines?|floor|unit|ks|tel|telephone|fax|mobile|ext|bus|route|code|item no|"
    r"indicators?|measures?|conditions?|criterion|criteria|principles?|scenarios?|model|block|score|scores|"
    r"scored|rated|rating)"
    r"[^\S\n]*[\n:#(*_-]?[^\S\n]*(?:no\.?\s*)?(?:[A-Z]?\d+(?:\.\d+)*[a-z]?(?:\s*(?:,|and|&|or|to|-|–)\s*)+)*$",
    re.I,
)
_AGE_BEFORE = re.compile(
    r"(?:\b(?:aged?|ages|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|under|over|up to(?: the)? age|post|pre|age of|"
    r"birth|olds?)"
    r"(?:\s+(?:of|from|between|to|the|age))*|(?<![\d,.])0)[\s-]*(?:\d{1,2}\s*(?:[-–]|to|and)\s*)?(?:[-–]|to)?\s*$",
    re.I,
)
_AGE_AFTER = re.compile(
    r"[\s-]*(?:year[\s-]?olds?\b|years?[\s-]+old|years?\s+of\s+age|plus\b|\+|y/?o\b|year[\s-]old)|"
    r"[\s-]+olds?\b|\s+of\s+age\b",
    re.I,
)
_AGE_RANGE = re.compile(r"\s?[-–]\s?(?:1[6-9]|2[0-5])(?!\d|%|,\d|\s*(?:per|weeks?|months?|days?|schools?|places?))")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_OLD = re.compile(r"[\w-]+[\s-](?:year|month)s?[\s-]olds?\b|\w+ years? of age", re.I)
_CLOCK_AFTER = re.compile(r"\s?(?:am|pm|a\.m|p\.m|noon|hrs|hours|h)\b|:\d\d|\.\d\d\s?(?:am|pm)", re.I)
_CLOCK_BEFORE = re.compile(r"(?:\d[:.])$")
_ATTACHED_AFTER = re.compile(r"[/@=\\_]\w|\.\d|\(\d|[A-Za-z]|-[A-Z]|\s?(?:KB|MB|GB)\b|(?:st|nd|rd|th)\b|,\d{3}")
_MONTH_NEAR = re.compile(
    r"\s+(?:and\s+\d+\s+|to\s+\d+\s+|[-–]\s*\d+\s+)?(?:of\s+)?(?:Jan|Feb|Mar(?:ch)?\b|Apr|May\b|June?\b|"
    r"July?\b|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MARCH|APRIL|MAY\b|JUNE|JULY|AUG|SEPT|OCT|NOV|DEC)"
    r"|\s*[-–]\s*\d{1,2}(?:st|nd|rd|th)?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_MONTH_BEFORE = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|Apr(?:il)?|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|"
    r"Dec(?:ember)?)\.?,?\s+$"
)
_LIST_MARKER_BEFORE = re.compile(r"(?:^|[\n\f])[^\S\n]*[*#_(\[|]*$")
_NUMBERS_AN_ITEM = re.compile(r"\d{1,2}\.\d{1,2}|\d+\sMinutes")  # paragraph "2.1", agenda item "88 Minutes"
_LIST_MARKER_AFTER = re.compile(r"(?:\.\d+)*[.):\]]?(?:\s|$)|[.)](?=[A-Z])|\*\*|\)")
_PAGE_NUMBER_BEFORE = re.compile(r"(?:(?:19|20)\d\d|[Pp]age|\|)[^\S\n]*$")  # at the end of a running header or footer
_TELEPHONE_BEFORE = re.compile(r"(?:^|\D)0\d{2,4}[\s-](?:\d+[\s-])*$")
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,6}[\s:-]$")
# "three of the seven areas" is one figure, a share; the whole it is a share of was said before.
_WHOLE_OF_A_SHARE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|none|many|most|"
    r"all)\s+of\s+(?:(?:the|its|their|these)\s+)?$",
    re.I,
)
_NOT_SAYING_HOW_MANY = re.compile(r"-(?:way|fold|tier|tiered|stage|part|sided|page|storey)\b", re.I)
_COUNT_FOLLOWS = re.compile(r"\s+[a-z]")


def is_no_figure(text: str, found: PrintedFigure) -> bool:
    """True where the number at `found` names, dates or times something instead of counting it."""
    before = text[max(0, found.start - _REACH) : found.start]
    after = text[found.end : found.end + _REACH]
    if found.unit in {"gbp", "percent"}:
        return False
    if _is_age(text, found, before, after):
        return True
    printed = text[found.start : found.end]
    if _NUMBERS_AN_ITEM.fullmatch(printed) and _LIST_MARKER_BEFORE.search(before):
        return True
    if found.unit != "count":
        return (found.value < 2 and found.value_max is None) or bool(_YEAR.match(text[found.start : found.end]))
    if _WHOLE_OF_A_SHARE.search(before):
        return True
    return _is_small_or_attached(found, after) or _is_label(printed, before, after) or _is_time(printed, before, after)


def _is_age(text: str, found: PrintedFigure, before: str, after: str) -> bool:
    if found.unit not in {"years", "count"} or found.value > 30:
        return False
    whole = text[found.start : found.end] + after
    if _AGE_AFTER.match(after) or _OLD.match(whole):
        return True
    ranged = _AGE_RANGE.match(after) or (found.value_max is not None and found.value <= 19 and found.value_max <= 25)
    if ranged and found.value in {0, 2, 3, 4, 5, 11, 13, 14, 16, 18, 19}:
        return found.unit == "count" or bool(_AGE_BEFORE.search(before)) or found.value == 0
    if _AGE_BEFORE.search(before):
        return found.unit == "count" or not re.search(r"\b(?:over|under|up to)\s*(?:the\s*)?$", before, re.I)
    return False


def _is_small_or_attached(found: PrintedFigure, after: str) -> bool:
    return found.value < 2 or bool(_ATTACHED_AFTER.match(after) or _NOT_SAYING_HOW_MANY.match(after))


def _is_label(printed: str, before: str, after: str) -> bool:
    if _LABELLED.search(before):
        return True
    if not printed[0].isdigit():
        return False
    if printed.isdigit() and len(printed) > 5:  # a telephone or reference number: counts of that size have commas
        return True
    if _TELEPHONE_BEFORE.search(before) or (
        _PAGE_NUMBER_BEFORE.search(before) and re.match(r"\s*(?:[\r\n\f]|$)", after)
    ):
        return True
    at_line_start = _LIST_MARKER_BEFORE.search(before)
    if at_line_start and _LIST_MARKER_AFTER.match(after) and not _COUNT_FOLLOWS.match(after):
        return True
    bracketed = before.endswith("(") and after.startswith(")")
    return bracketed or bool(_CAPITALS_BEFORE.search(before)) or (printed[0] == "0" and not printed.startswith("0."))


def _is_time(printed: str, before: str, after: str) -> bool:
    if _CLOCK_AFTER.match(after) or _CLOCK_BEFORE.search(before):
        return True
    if _MONTH_NEAR.match(after) or (_MONTH_BEFORE.search(before) and printed.isdigit() and len(printed) <= 2):
        return True
    return bool(re.fullmatch(r"(?:19|20)\d\d", printed))
