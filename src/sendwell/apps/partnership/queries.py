"""What other apps and pages ask about an area's people and organisations."""

from django.db.models import QuerySet

from sendwell.apps.partnership.models import Area, Organisation, Person, SchoolTerm, User
from sendwell.domain.clocks import Calendar, Term


def areas_of(user: User) -> QuerySet[Area]:
    """The areas in which the user holds a role."""
    here = {"people__user": user, "people__left_on__isnull": True, "people__roles_held__isnull": False}
    return Area.objects.filter(**here).distinct().order_by("name")


def people_of(area: Area) -> QuerySet[Person]:
    """Everyone in the area, with organisation and roles, by name; those who have left come last."""
    people = Person.objects.filter(area=area).select_related("organisation", "user").prefetch_related("roles_held")
    return people.order_by("left_on", "name")


def people_still_here(area: Area) -> QuerySet[Person]:
    """Everyone in the area who has not left, for choosing an owner."""
    return Person.objects.filter(area=area, left_on__isnull=True).select_related("organisation").order_by("name")


def organisations_of(area: Area) -> QuerySet[Organisation]:
    """The organisations of the area's partnership, by name."""
    return Organisation.objects.filter(area=area).order_by("name")


def school_terms_of(area: Area) -> QuerySet[SchoolTerm]:
    """The terms of the area's schools, the first first."""
    return SchoolTerm.objects.filter(area=area).order_by("first_on")


def calendar_of(area: Area) -> Calendar:
    """The area's school terms, for counting time limits in school days and terms. One query."""
    return Calendar(tuple(term_of(row) for row in school_terms_of(area)))


def term_of(row: SchoolTerm) -> Term:
    """A term as the clocks know it."""
    return Term(row.first_on, row.last_on, row.name, row.closed_from, row.closed_to)
