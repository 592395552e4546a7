"""Every change of who sees cases and how long they stay."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from sendwell.apps.casework.models import (
    OPEN_STAGES,
    Case,
    CaseEvent,
    CaseExport,
    CaseOpened,
    CasesDeleted,
    Keeping,
    TeamHeld,
)
from sendwell.apps.casework.permissions import cases_seen_by, may_open_cases, may_say_teams
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.revision import changed

YEARS = 3  # where the area says nothing else: as long as charts reach back; source: Sendwell's own default
AT_ONCE = 500


@command
def say_keeping(*, years: int, by: Person) -> Keeping:
    """Say how many years a case stays after it is closed. Raises PermissionDenied, or Refused outside 1 to 10."""
    require(may_open_cases(by))
    if not 1 <= years <= 10:
        raise Refused("Enter a number of years from 1 to 10.", field="years")
    return Keeping.objects.update_or_create(area=by.area, defaults={"years": years, "said_by": by})[0]


@command
def say_teams(*, person: Person, teams: Sequence[str], by: Person) -> None:
    """Say in which teams a case manager works; in none: they see every case. Raises PermissionDenied."""
    require(may_say_teams(by) and person.area_id == by.area_id)
    TeamHeld.objects.filter(person=person).exclude(team__in=teams).delete()
    for team in teams:
        TeamHeld.objects.get_or_create(person=person, team=team)


@command
def take_out(*, purpose: str, by: Person) -> CaseExport:
    """Note that `by` takes the list of open requests out, and for what. Raises PermissionDenied."""
    require(may_open_cases(by))
    number = open_requests(cases_seen_by(by)).count()
    return CaseExport.objects.create(area=by.area, person=by, purpose=purpose, cases=number)


def open_requests(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those that wait for a decision or a plan."""
    return cases.filter(stage__in=("undecided", "assessing"), gone_in__isnull=True)


def years_of(area: Area) -> int:
    """How many years an area keeps cases that are closed."""
    said = Keeping.objects.filter(area=area).first()
    return said.years if said else YEARS


def is_over(area: Area, before: date) -> QuerySet[Case]:
    """Cases that are closed, or that left the extract, and in which nothing happened since `before`."""
    closed = Q(gone_in__isnull=False, gone_in__given_at__date__lt=before) | ~Q(stage__in=OPEN_STAGES)
    return (
        Case.objects.filter(closed, area=area)
        .annotate(last=Max("events__on"))
        .filter(Q(last__lt=before) | Q(last__isnull=True, first_load__given_at__date__lt=before))
    )


def before_which(today: date, years: int) -> date:
    """The day so many years before; of 29 February, the 28th where the year has none."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return today.replace(year=today.year - years, day=28)


def forget_closed_cases(today: date) -> int:
    """Delete in every area the cases whose time is over, and write the report of it; how many. Done on every round."""
    return sum(_forget(area, today) for area in Area.objects.filter(cases__isnull=False).distinct())


def _forget(area: Area, today: date) -> int:
    years = years_of(area)
    before = before_which(today, years)
    with transaction.atomic():
        over = dict(is_over(area, before).values_list("pk", "stage"))
        if not over:
            return 0
        keys = list(over)
        events = openings = 0
        for first in range(0, len(keys), AT_ONCE):
            some = keys[first : first + AT_ONCE]
            events += CaseEvent.objects.filter(case__in=some).count()
            openings += CaseOpened.objects.filter(case__in=some).count()
            Case.objects.filter(pk__in=some).delete()
        CasesDeleted.objects.create(
            area=area, on=today, closed_before=before, years=years, stages=dict(Counter(over.values())),
            events=events, openings=openings,
        )  # fmt: skip
        changed(area.pk)
    return len(over)
