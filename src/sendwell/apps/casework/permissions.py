"""Who sees cases. Nobody else does, not even as a number."""

from django.db.models import QuerySet

from sendwell.apps.casework.models import Case
from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds

NO_TEAM = ""


def may_open_cases(person: Person) -> bool:
    """The case manager loads the caseload, and opens lists of cases and each case."""
    return holds(person, Role.CASE_MANAGER)


def may_see_caseload(person: Person) -> bool:
    """The case manager and the analyst see how many cases stand where, and what is due."""
    return holds(person, Role.CASE_MANAGER, Role.ANALYST)


def may_say_teams(person: Person) -> bool:
    """The administrator says who works in which team, and so who sees which cases."""
    return holds(person, Role.ADMINISTRATOR)


def cases_seen_by(person: Person) -> QuerySet[Case]:
    """The cases that somebody who may open cases sees: of their teams and of no team; every one without a team."""
    cases = Case.objects.filter(area=person.area_id)
    teams = list(person.teams_held.values_list("team", flat=True))
    return cases.filter(team__in=[*teams, NO_TEAM]) if teams else cases
