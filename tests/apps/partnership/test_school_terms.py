"""The terms of an area's schools, and what is counted by them."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.mechanisms.history import changes_of
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership import commands
from sendwell.apps.partnership.models import Role, SchoolTerm
from sendwell.apps.partnership.queries import calendar_of
from sendwell.domain.clocks import last_day, limit_named
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
DATES = {
    "Autumn 2026": ("2026-09-02", "2026-12-18", "2026-10-26", "2026-10-30"),
    "Spring 2027": ("2027-01-04", "2027-03-25", "2027-02-15", "2027-02-19"),
    "Summer 2027": ("2027-04-12", "2027-07-20", None, None),
}


@pytest.fixture
def manager():
    return a_manager(an_area())


def enter(by, name, **changes):
    names = ("first_on", "last_on", "closed_from", "closed_to")
    days = {key: day and date.fromisoformat(day) for key, day in zip(names, DATES[name], strict=True)}
    return commands.add_school_term(name=name, **{**days, **changes}, by=by)


def on_a_form(first, last):
    days = {"first_on": first, "last_on": last}
    return {f"{name}_{part}": getattr(day, part) for name, day in days.items() for part in ("day", "month", "year")}


def test_limits_in_school_days_are_counted_by_the_terms_entered(manager):
    enter(manager, "Autumn 2026")
    sixth = last_day(limit_named("education_after_exclusion"), date(2026, 10, 21), calendar_of(manager.area))
    assert sixth.on == date(2026, 11, 4)


def test_another_areas_terms_are_its_own(manager):
    enter(manager, "Autumn 2026")
    assert calendar_of(an_area("Saltmarsh")).terms == ()


def test_terms_that_leave_a_gap_or_overlap_are_refused_in_words(manager):
    enter(manager, "Autumn 2026")
    with pytest.raises(Refused, match="A term is missing between “Autumn 2026” and this one"):
        enter(manager, "Summer 2027")
    with pytest.raises(Refused, match="overlaps with “Autumn 2026”"):
        enter(manager, "Spring 2027", first_on=date(2026, 12, 1))
    with pytest.raises(Refused, match="already a term “Autumn 2026”"):
        enter(manager, "Autumn 2026")
    assert SchoolTerm.objects.count() == 1


def test_a_term_between_two_others_cannot_be_taken_away(manager):
    terms = [enter(manager, name) for name in DATES]
    with pytest.raises(Refused, match="A term is missing"):
        commands.remove_school_term(term=terms[1], by=manager)
    commands.remove_school_term(term=terms[2], by=manager)
    assert [term.name for term in calendar_of(manager.area).terms] == ["Autumn 2026", "Spring 2027"]


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.ACTION_OWNER, Role.CASE_MANAGER])
def test_only_the_programme_manager_and_the_administrator_enter_terms(manager, role):
    with pytest.raises(PermissionDenied):
        enter(a_person(manager.area, role), "Autumn 2026")
    assert enter(a_person(manager.area, Role.ADMINISTRATOR), "Autumn 2026")


def test_nobody_changes_the_terms_of_another_area(manager):
    term, stranger = enter(manager, "Autumn 2026"), a_manager(an_area("Saltmarsh"))
    with pytest.raises(PermissionDenied):
        commands.remove_school_term(term=term, by=stranger)


def test_a_term_is_entered_and_corrected_on_its_page_and_the_change_is_remembered(client, manager):
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/people/school-terms/"
    assert "No term is entered yet" in client.get(address).content.decode()
    page = client.get(f"{address}add/").content.decode()
    assert "First day of half-term" in page
    asked = on_a_form(date(2026, 9, 2), date(2026, 12, 18))
    answer = client.post(f"{address}add/", {"name": "Autumn 2026", **asked})
    assert answer.status_code == 302
    term = SchoolTerm.objects.get()
    client.post(f"{address}{term.pk}/", {"name": "Autumn term", **asked})
    latest = changes_of(term)[0]
    assert (latest.what, latest.after) == ("What is the term called", "Autumn term")
    assert "Autumn term" in client.get(address).content.decode()


def test_what_is_wrong_is_said_on_the_page_and_what_was_typed_stays(client, manager):
    client.force_login(manager.user)
    days = {
        "first_on_day": "2",
        "first_on_month": "9",
        "first_on_year": "2026",
        "last_on_day": "1",
        "last_on_month": "9",
    }
    answer = client.post(
        f"/{manager.area.slug}/people/school-terms/add/", {"name": "Autumn 2026", **days, "last_on_year": "2026"}
    )
    page = answer.content.decode()
    assert "The last day of school is not after the first" in page
    assert 'value="Autumn 2026"' in page


def test_a_term_that_must_stay_says_why_when_it_is_to_be_taken_away(client, manager):
    terms = [enter(manager, name) for name in DATES]
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/people/school-terms/{terms[1].pk}/remove/"
    assert "Take “Spring 2027” away?" in client.get(address).content.decode()
    assert "A term is missing" in client.post(address).content.decode()
    assert SchoolTerm.objects.count() == 3
