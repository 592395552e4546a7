"""Who sees which case, how one is found, what is taken out, and how long cases stay."""

import logging
from datetime import date
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from sendwell.apps.casework.keeping.commands import before_which, forget_closed_cases, say_keeping, say_teams, take_out
from sendwell.apps.casework.keeping.writing import workbook_of
from sendwell.apps.casework.models import Case, CaseOpened, CasesDeleted
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Area, Role
from tests.apps.casework.modules import a_request, load
from tests.domain.returns.sen2.small import person_with_a_plan
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
RECEIVED = date(2026, 1, 26)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel("2026-03-02 09:00", tick=True):
        yield


@pytest.fixture
def manager():
    return a_person(an_area(), Role.CASE_MANAGER)


def test_a_case_is_found_by_its_own_reference_which_stands_in_no_address_and_no_log(manager, client, caplog):
    load(manager, a_request(4711, RECEIVED), a_request(2, RECEIVED))
    client.force_login(manager.user)
    with caplog.at_level(logging.DEBUG):
        answer = client.post(f"/{manager.area.slug}/cases/find/", {"child": " 4711 "}, follow=True)
    addresses = " ".join(address for address, _ in answer.redirect_chain)
    assert CaseOpened.objects.get().person == manager
    assert "4711" not in addresses + caplog.text + answer.content.decode()
    text = client.post(f"/{manager.area.slug}/cases/find/", {"child": "4712"}).content.decode()
    assert "No case that you may see has this reference." in text
    assert "4712" not in text


def test_a_case_manager_with_teams_sees_their_cases_and_those_of_none(manager, client):
    load(manager, a_request(1, RECEIVED), a_request(2, RECEIVED), a_request(3, RECEIVED))
    north, south, none = Case.objects.order_by("pk")
    Case.objects.filter(pk=north.pk).update(team="North")
    Case.objects.filter(pk=south.pk).update(team="South")
    say_teams(person=manager, teams=["North"], by=a_person(manager.area, Role.ADMINISTRATOR))
    client.force_login(manager.user)
    here = f"/{manager.area.slug}/cases/"
    assert [client.get(f"{here}{case.pk}/").status_code for case in (north, south, none)] == [200, 404, 200]
    assert "Week 20 can still be kept for 2 of 2 open requests." in client.get(f"{here}at-risk/").content.decode()
    found = client.post(f"{here}find/", {"child": "2"}).content.decode()
    assert "No case that you may see" in found
    with pytest.raises(PermissionDenied):
        say_teams(person=manager, teams=[], by=manager)


def test_a_list_that_is_taken_out_says_in_each_row_who_took_it_when_and_for_what(manager):
    load(manager, a_request(1, RECEIVED), a_request(2, RECEIVED))
    export = take_out(purpose="=Monday’s meeting", by=manager)
    book = openpyxl.load_workbook(BytesIO(workbook_of(export)))
    rows = list(book.active.iter_rows(values_only=True))
    mark = (manager.name, "2 March 2026 09:00", "'=Monday’s meeting")
    assert [row[-3:] for row in rows[2:]] == [mark, mark]
    assert f"by {manager.name} on 2 March 2026" in rows[0][0] == book.properties.description
    assert export.cases == 2


def test_only_who_asked_gets_the_file_and_only_on_that_day(manager, client):
    export = take_out(purpose="A meeting", by=manager)
    address = f"/{manager.area.slug}/cases/take-out/{export.pk}.xlsx"
    client.force_login(a_person(manager.area, Role.CASE_MANAGER).user)
    assert client.get(address).status_code == 404
    client.force_login(manager.user)
    assert client.get(address).status_code == 200
    with time_machine.travel("2026-03-03 09:00"):
        client.force_login(manager.user)
        assert client.get(address).status_code == 404


def test_what_is_closed_for_longer_than_the_area_says_is_deleted_with_a_report(manager):
    load(manager, person_with_a_plan(1), a_request(2, RECEIVED))
    Case.objects.filter(stage="plan").update(stage="ended")  # its last day is 14 July 2025
    CaseOpened.objects.create(case=Case.objects.get(stage="ended"), person=manager)
    say_keeping(years=1, by=manager)
    assert forget_closed_cases(date(2026, 7, 14)) == 0
    before = Area.objects.get().revision
    assert forget_closed_cases(date(2026, 7, 15)) == 1
    assert Area.objects.get().revision != before  # so that nothing is kept that was worked out with the case
    report = CasesDeleted.objects.get()
    assert (report.stages, report.events, report.openings, report.years) == ({"ended": 1}, 3, 1, 1)
    assert [case.stage for case in Case.objects.all()] == ["undecided"]


def test_the_round_of_every_hour_deletes_what_is_over(manager):
    load(manager, person_with_a_plan(1))
    Case.objects.update(stage="ended")
    with time_machine.travel("2029-01-02 12:00"):
        call_command("remind", verbosity=0)
    assert not Case.objects.exists()


def test_open_requests_and_maintained_plans_stay_however_old(manager):
    load(manager, person_with_a_plan(1), a_request(2, RECEIVED))
    assert forget_closed_cases(date(2036, 1, 1)) == 0


def test_what_is_still_in_the_extract_of_another_area_is_untouched(manager):
    load(manager, person_with_a_plan(1))
    Case.objects.update(stage="ended")
    say_keeping(years=10, by=manager)
    elsewhere = a_person(an_area("Saltmarsh"), Role.CASE_MANAGER)
    load(elsewhere, person_with_a_plan(1))
    Case.objects.update(stage="ended")
    forget_closed_cases(date(2029, 1, 1))  # three years, where nothing is said
    assert [case.area for case in Case.objects.all()] == [manager.area]


def test_the_years_are_from_1_to_10_and_a_leap_day_has_a_day_before_it(manager):
    for years in (0, 11):
        with pytest.raises(Refused, match="from 1 to 10"):
            say_keeping(years=years, by=manager)
    assert before_which(date(2028, 2, 29), 3) == date(2025, 2, 28)


def test_the_pages_of_keeping_and_teams_answer(manager, client):
    load(manager, a_request(1, RECEIVED))
    Case.objects.update(team="North")
    client.force_login(manager.user)
    here = f"/{manager.area.slug}/cases/"
    client.post(f"{here}keeping/", {"years": "2"})
    assert "A case is deleted 2 years after" in client.get(f"{here}keeping/").content.decode()
    client.force_login(a_person(manager.area, Role.ADMINISTRATOR).user)
    client.post(f"{here}teams/{manager.pk}/", {"teams": ["North"]})
    assert "North" in client.get(f"{here}teams/").content.decode()
