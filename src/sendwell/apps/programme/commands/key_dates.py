"""Dates that the programme keeps in sight."""

from datetime import date
from typing import TypedDict

from sendwell.apps.evidence.models import Statement
from sendwell.apps.evidence.words import is_about
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import KeyDate
from sendwell.apps.programme.permissions import may_run_programme
from sendwell.domain.reading.wording import capitalised, sentence_round

LONGEST_WHAT = 300


class DateFields(TypedDict):
    """What is said of a date to keep in sight."""

    what: str
    on: date
    until: date | None


@command
def add_key_date(*, what: str, on: date, until: date | None, by: Person, about: bool = False) -> KeyDate:
    """Keep a date in sight. Raises PermissionDenied, or Refused for a period that ends before it begins."""
    require(may_run_programme(by))
    _check_period(on, until)
    return KeyDate.objects.create(area=by.area, what=what, on=on, until=until, about=about)


@command
def change_key_date(
    *,
    key_date: KeyDate,
    what: str,
    on: date,
    until: date | None,
    by: Person,
    about: bool = False,
    seen: Seen | None = None,
) -> KeyDate:
    """Change a date or what happens on it. Raises PermissionDenied or Refused."""
    require(may_run_programme(by) and key_date.area_id == by.area_id)
    _check_period(on, until)
    hold(key_date, seen)
    key_date.what, key_date.on, key_date.until, key_date.about = what, on, until, about
    key_date.save()
    return key_date


@command
def remove_key_date(*, key_date: KeyDate, by: Person) -> None:
    """Take a date out of sight. One that a paper gave stays among the paper's statements."""
    require(may_run_programme(by) and key_date.area_id == by.area_id)
    key_date.delete()


def keep_date(statement: Statement) -> KeyDate:
    """Keep the date that an accepted statement gives. Raises Refused where it gives none that can be understood."""
    on, until = (_day(statement, part) for part in ("on", "until"))
    if on is None:
        raise Refused("Say on which day it is, then accept it.")
    return KeyDate.objects.create(
        area=statement.document.area,
        on=on,
        until=until if until and until > on else None,
        about=is_about(statement),
        what=_what_happens(statement),
        meaning=str(statement.details.get("meaning") or ""),
        statement=statement,
    )


def _what_happens(statement: Statement) -> str:
    """What a person wrote; or else the sentence of the paper that the date stands in, for a date alone says nothing."""
    words = " ".join(statement.wording.split())
    page = statement.document.pages.filter(number=statement.page).first()
    if page and statement.wording == statement.words and statement.spans:
        _, start, end = statement.spans[0]
        sentence = sentence_round(page.text, start, end)
        words = sentence if words.casefold() in sentence.casefold() else words
    words = capitalised(words)
    return words if len(words) <= LONGEST_WHAT else f"{words[: LONGEST_WHAT - 1].rstrip()}…"


def _day(statement: Statement, part: str) -> date | None:
    try:
        return date.fromisoformat(str(statement.details.get(part) or ""))
    except ValueError:
        return None


def _check_period(on: date, until: date | None) -> None:
    if until and until < on:
        raise Refused(f"The period ends on {until:%-d %B %Y}, before it begins on {on:%-d %B %Y}.")
