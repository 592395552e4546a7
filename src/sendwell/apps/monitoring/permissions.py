"""Who keeps visits and lets advisers in."""

from sendwell.apps.monitoring.models import EvidenceAsked
from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds, may_view_area
from sendwell.apps.programme.permissions import may_run_programme

may_read_visits = may_view_area
"""Everyone with a role reads what visits asked, judged and were shown; the read-only adviser among them."""

may_run_visits = may_run_programme
"""The programme manager plans visits, writes down what they judged, seals rooms and lets advisers in."""


def may_load_outcomes(person: Person) -> bool:
    """The programme manager and the analyst load published tables of how other areas stood."""
    return holds(person, Role.PROGRAMME_MANAGER, Role.ANALYST)


def may_give(person: Person, asked: EvidenceAsked) -> bool:
    """The programme manager, and whoever is asked. Fetch `visit__plan__programme` with it."""
    if asked.visit.plan.programme.area_id != person.area_id:
        return False
    return may_run_visits(person) or (asked.asked_of_id == person.pk and may_view_area(person))
