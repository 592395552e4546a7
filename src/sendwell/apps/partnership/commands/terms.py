"""Every change to the terms of an area's schools. What would leave them wrong as a whole is refused."""

from collections.abc import Iterable
from datetime import date

from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Area, Person, SchoolTerm
from sendwell.apps.partnership.permissions import may_enter_terms
from sendwell.apps.partnership.queries import school_terms_of, term_of
from sendwell.domain.clocks import term_problems


@command
def add_school_term(
    *, name: str, first_on: date, last_on: date, closed_from: date | None, closed_to: date | None, by: Person
) -> SchoolTerm:
    """Enter a term. Raises PermissionDenied, or Refused with what is wrong with the terms together."""
    require(may_enter_terms(by))
    term = SchoolTerm(
        area=by.area, name=name, first_on=first_on, last_on=last_on, closed_from=closed_from, closed_to=closed_to
    )
    _save(term, by.area)
    return term


@command
def change_school_term(
    *,
    term: SchoolTerm,
    name: str,
    first_on: date,
    last_on: date,
    closed_from: date | None,
    closed_to: date | None,
    by: Person,
    seen: Seen | None = None,
) -> SchoolTerm:
    """Correct a term. Raises PermissionDenied, Refused, or ChangedMeanwhile."""
    require(may_enter_terms(by) and term.area_id == by.area_id)
    hold(term, seen)
    term.name, term.first_on, term.last_on = name, first_on, last_on
    term.closed_from, term.closed_to = closed_from, closed_to
    _save(term, by.area)
    return term


@command
def remove_school_term(*, term: SchoolTerm, by: Person) -> None:
    """Take a term away. Raises PermissionDenied, or Refused where the terms before and after would be left apart."""
    require(may_enter_terms(by) and term.area_id == by.area_id)
    _refuse_problems(school_terms_of(by.area).exclude(pk=term.pk))
    term.delete()


def _save(term: SchoolTerm, area: Area) -> None:
    others = school_terms_of(area).exclude(pk=term.pk)
    if others.filter(name__iexact=term.name).exists():
        raise Refused(f"There is already a term “{term.name}”. Give this one another name.", field="name")
    _refuse_problems([*others, term])
    term.save()


def _refuse_problems(terms: Iterable[SchoolTerm]) -> None:
    if problems := term_problems([term_of(row) for row in terms]):
        raise Refused(" ".join(map(str, problems)))
