"""Which place a row is about, from whatever codes and names the file gives."""

from dataclasses import dataclass

from sendwell.domain.measures import Level
from sendwell.domain.places import ENGLAND, Authority, authorities_named, authority_with_code, region_with

_LEVELS = {
    "national": Level.NATIONAL,
    "country": Level.NATIONAL,
    "england": Level.NATIONAL,
    "regional": Level.REGIONAL,
    "region": Level.REGIONAL,
    "local authority": Level.AUTHORITY,
    "la": Level.AUTHORITY,
    "locality": Level.LOCALITY,
    "school": Level.SCHOOL,
}
_NOWHERE = ("", "0", "z", "x", ":", "na", "n/a")
_TOOL_ENGLAND = "970"  # England's number in the Local Authority Interactive Tool


@dataclass(frozen=True, slots=True)
class Written:
    """What a row says of its place; `year` is of its period, to tell apart authorities of one name."""

    level: str = ""
    country: str = ""
    region_code: str = ""
    region_name: str = ""
    new_code: str = ""
    old_code: str = ""
    name: str = ""
    urn: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The place, or why the row is left out. `question` is what a person should look at all the same."""

    level: Level = Level.NATIONAL
    place: str = ""
    left_out: str = ""
    question: str = ""


def place_of(written: Written, fixed: Level | None = None, names_win: bool = False) -> Found:
    """The place that a row is about. A code that nobody knows is kept as it stands, with a question.

    >>> place_of(Written(level="Local authority", new_code="E10000002", old_code="825", name="Buckinghamshire")).place
    '825'
    """
    level = fixed or (_LEVELS.get(written.level.strip().lower()) if written.level.strip() else _level_of(written))
    if level is None:
        return Found(left_out=f"level “{written.level}”")
    if level is Level.SCHOOL:
        return _school(written)
    if level is Level.NATIONAL:
        return _nation(written)
    if level is Level.REGIONAL:
        return _region(written)
    if level is Level.LOCALITY:
        return Found(level, written.name.strip(), "" if written.name.strip() else "a locality without a name")
    return _authority(written, names_win)


def _level_of(written: Written) -> Level | None:
    """The level that the filled columns tell, where no column says it."""
    if _said(written.urn) and written.urn.strip().isdigit():
        return Level.SCHOOL
    code = written.old_code.strip().removesuffix(".0")
    if code == _TOOL_ENGLAND or written.name.strip().lower().startswith("england"):
        return Level.NATIONAL
    if code and not authority_with_code(code) and region_with(code):
        return Level.REGIONAL
    if any(map(_said, (written.old_code, written.new_code, written.name))):
        return Level.AUTHORITY
    if _said(written.region_code) or _said(written.region_name):
        return Level.REGIONAL if region_with(written.region_code or written.region_name) else Level.NATIONAL
    return Level.NATIONAL if written.country.strip() == ENGLAND else Level.AUTHORITY


def _school(written: Written) -> Found:
    urn = written.urn.strip().removesuffix(".0")
    if urn.isdigit():
        return Found(Level.SCHOOL, urn)
    return Found(left_out="not one school but several together")


def _nation(written: Written) -> Found:
    country = written.country.strip()
    if country not in (ENGLAND, "", "x", "z"):
        return Found(left_out=f"country {country}")
    name = written.name.strip().lower().rstrip("0123456789,")
    if name and name not in ("england", "england total", "total", "z", "x"):
        return Found(left_out=f"“{written.name}”")
    return Found(Level.NATIONAL, ENGLAND)


def _region(written: Written) -> Found:
    for text in (written.region_code, written.region_name, written.old_code, written.name):
        if _said(text) and (region := region_with(text)):
            return Found(Level.REGIONAL, region.code)
    if not _said(written.region_code) and (named := _by_name(written, None)):
        return Found(Level.AUTHORITY, named.code)
    code = written.region_code.strip() or written.region_name.strip() or written.name.strip()
    if not code:
        return Found(left_out="a region without code or name")
    return Found(Level.REGIONAL, code, question=f"The region “{code}” is none that Sendwell knows.")


def _authority(written: Written, names_win: bool) -> Found:
    by_code = _by_code(written)
    by_name = _by_name(written, by_code)
    if by_code and by_name and by_code.code != by_name.code:
        taken = by_name if names_win else by_code
        code = written.old_code or written.new_code
        what = f"Code and name disagree: {code} is {by_code.name}, the name is “{written.name}”."
        question = f"{what} It was read as {taken.name}."
        return Found(Level.AUTHORITY, taken.code, question=question)
    if found := by_code or by_name:
        return Found(Level.AUTHORITY, found.code)
    code = next((text.strip() for text in (written.old_code, written.new_code, written.name) if _said(text)), "")
    if not code:
        return Found(left_out="a local authority without code or name")
    named = f" ({written.name.strip()})" if written.name.strip() and code != written.name.strip() else ""
    return Found(Level.AUTHORITY, code, question=f"“{code}”{named} is no local authority that Sendwell knows.")


def _by_code(written: Written) -> Authority | None:
    codes = [code for code in (written.old_code, written.new_code) if _said(code)]
    return next((found for found in map(authority_with_code, codes) if found), None)


def _by_name(written: Written, by_code: Authority | None) -> Authority | None:
    """The authority that the name means: of several, the one that the code says, or that was there in the year."""
    named = authorities_named(written.name) if _said(written.name) else ()
    if by_code and by_code in named:
        return by_code
    there = [each for each in named if not written.year or each.exists_in(written.year)]
    return next(reversed(there or named), None)


def _said(text: str) -> bool:
    return text.strip().lower() not in _NOWHERE
