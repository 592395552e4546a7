"""What a letter says about the inspection itself: the area, the days, what is required, and of whom."""

import re
from datetime import date

from sendwell.domain.reading.letter.layout import Letter, Stretch
from sendwell.domain.reading.model import BodyNamed, DateRange

_AREA_IN_SENTENCE = re.compile(
    r"(?:joint\s+inspection\s+of|revisited|revisit\s+(?:to|of))\s+the\s+local\s+area\s+of\s+(?P<area>[^.;:\n]+?(?:\n[^.;:\n]+?)?)"
    r"(?=,|\s+(?:to\s+(?:judge|decide|determine|assess|establish)|in\s+order)\b)"
)
_AREA_IN_TITLE = re.compile(
    r"^Joint\s+(?:local\s+)?area\s+SEND\s+(?:inspection|revisit)\s+(?:in|of)\s+(?:the\s+local\s+area\s+of\s+)?(?P<area>.+)$",
    re.M | re.I,
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DAYS = re.compile(
    rf"\b(?:Between|From|On)\s+(?:\w+day\s+)?(?P<day>\d{{1,2}})(?:\s+(?P<month>{_MONTH}))?(?:\s+(?P<year>20\d\d))?"
    rf"\s*(?:and|to|until|–|-)\s*(?:\w+day\s+)?(?P<last>\d{{1,2}})\s+(?P<last_month>{_MONTH})\s+(?P<last_year>20\d\d)",
    re.I,
)
_REQUIRED = re.compile(
    r"(?:determined\s+that\s+a\s+written\s+statement\s+of\s+action\s+(?:\(\w+\)\s+)?(?:is|was)\s+required"
    r"|(?:is|are)\s+required\s+to\s+(?:produce\s+and\s+)?submit\s+a\s+written\s+statement\s+of\s+action)",
    re.I,
)
_NAME = r"(?:[A-Z][\w’'-]+|and|of|the|upon|with|on|&)"
_CCG = re.compile(
    rf"\b(?P<name>(?:NHS[ \t]+)?[A-Z][\w’'-]+(?:,?[ \t]+{_NAME}){{0,6}}[ \t]+"
    r"(?:Clinical\s+Commissioning\s+Groups?|CCGs?))\b"
)
_COUNCIL = re.compile(
    r"\b(?P<name>(?:London[ \t]+Borough[ \t]+of[ \t]+|City[ \t]+of[ \t]+)?[A-Z][\w’'-]+"
    rf"(?:[ \t]+{_NAME}){{0,5}}[ \t]+Council)\b"
)
# In an address, a person and a post stand before the body; "NHS" begins a name.
_LEADING = re.compile(
    r"^(?:(?:the|of|and|for|on|with)\s+|.*\b(?:Officer|Director|Executive|Services|Lead|Chair|Dear)\b,?\s+|.+?(?=\bNHS\b))",
    re.I | re.S,
)


def local_area(letter: Letter) -> str | None:
    """The area as the letter names it."""
    match = _AREA_IN_SENTENCE.search(letter.text) or _AREA_IN_TITLE.search(letter.text)
    return " ".join(match["area"].split()).rstrip(".,") if match else None


def inspection_days(letter: Letter) -> DateRange | None:
    """The days of the inspection or the revisit, from the letter's first sentence."""
    for match in _DAYS.finditer(letter.text):
        month, year = match["month"] or match["last_month"], match["year"] or match["last_year"]
        start, end = _day(match["day"], month, year), _day(match["last"], match["last_month"], match["last_year"])
        if start and end and start > end and not match["year"]:
            start = _day(match["day"], month, str(end.year - 1))  # an inspection over New Year
        if start and end and start <= end:
            return DateRange(start, end)
    return None


def statement_required(letter: Letter) -> bool:
    """Whether the letter requires a written statement of action."""
    return bool(_REQUIRED.search(letter.text))


def health_bodies(letter: Letter) -> tuple[BodyNamed, ...]:
    """The clinical commissioning groups that the letter names."""
    return _bodies(letter, _CCG)


def councils(letter: Letter, within: Stretch) -> tuple[BodyNamed, ...]:
    """The councils named in a stretch of the letter: those to which it is addressed."""
    return _bodies(letter, _COUNCIL, within)


def _bodies(letter: Letter, pattern: re.Pattern[str], within: Stretch | None = None) -> tuple[BodyNamed, ...]:
    found: dict[str, BodyNamed] = {}
    start, end = (within.start, within.end) if within else (0, len(letter.text))
    for match in pattern.finditer(letter.text, start, end):
        begins = match.start("name")
        while lead := _LEADING.match(letter.text[begins : match.end("name")]):
            begins += lead.end()
        stretch = Stretch(begins, match.end("name"))
        name = letter.words(stretch)
        if len(name.split()) > 1 and name.casefold() not in found:
            found[name.casefold()] = BodyNamed(name, letter.cite(stretch))
    return tuple(found.values())


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), _MONTHS.index(month.capitalize()) + 1, int(day))
    except ValueError:
        return None
