"""The pages of the caseload, as the case manager and the analyst see them."""

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sendwell.apps.casework.models import Case, CaseEvent, CaseLoad, CaseOpened
from sendwell.apps.partnership.models import Role
from sendwell.domain.returns.sen2.invented import invented_authority, write_csv_files
from tests.apps.casework.modules import a_request, load
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)  # a Monday


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel("2026-03-02 09:00", tick=True):
        yield


@pytest.fixture
def manager():
    return a_person(an_area(), Role.CASE_MANAGER)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def page(person, address: str = "", client: Client | None = None) -> str:
    answer = (client or signed_in(person)).get(f"/{person.area.slug}/cases/{address}")
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def test_the_list_says_what_must_be_done_by_when_and_for_how_many(manager):
    load(
        manager,
        *(a_request(number, date(2026, 1, 26)) for number in (1, 2)),
        a_request(3, date(2025, 12, 1)),
        a_request(4, date(2025, 9, 1), date(2025, 10, 6)),
    )
    text = page(manager, "at-risk/")
    assert "Week 20 can still be kept for 2 of 4 open requests." in text
    kept, hurried, lost = (
        text.index(words)
        for words in ("and week 20 can be kept (2 cases)", "less time than the law allows (1 case)", "is past (1 case)")
    )
    assert kept < hurried < lost


def test_what_is_due_this_week_and_next_is_counted_to_sunday(manager):
    weeks_6 = timedelta(weeks=6)
    sunday, next_sunday = date(2026, 3, 8), date(2026, 3, 15)
    due = (TODAY, sunday, sunday + timedelta(days=1), next_sunday, next_sunday + timedelta(days=1), date(2026, 2, 27))
    load(manager, *(a_request(number, day - weeks_6) for number, day in enumerate(due, 1)))
    line = page(manager).split("Decide whether to assess")[1].split("</tr>")[0]
    assert [cell.split("</td>")[0] for cell in line.split('numeric">')[1:]] == ["1", "2", "2"]


def test_each_opening_of_a_case_is_remembered_and_shown_on_it(manager):
    load(manager, a_request(1, date(2026, 1, 26)))
    case = Case.objects.get()
    text = page(manager, f"{case.pk}/")
    assert CaseOpened.objects.get().person == manager
    assert f"{manager.name}, 2 March 2026, 09:00" in text
    assert "Regulations 2014" in text
    page(manager, f"{case.pk}/")
    assert CaseOpened.objects.count() == 2


def test_the_analyst_sees_numbers_and_no_case(manager):
    load(manager, a_request(1, date(2026, 1, 26)))
    analyst = a_person(manager.area, Role.ANALYST)
    assert "1 open case" in page(analyst)
    client = signed_in(analyst)
    for address in ("at-risk/", "loads/", f"{Case.objects.get().pk}/"):
        assert client.get(f"/{manager.area.slug}/cases/{address}").status_code == 403
    assert not CaseOpened.objects.exists()


def test_nothing_of_another_areas_caseload_is_counted(manager):
    load(a_person(an_area("Saltmarsh"), Role.CASE_MANAGER), a_request(1, date(2026, 1, 26)))
    assert "No caseload was loaded yet." in page(manager)
    assert "No open request has a clock that runs." in page(manager, "at-risk/")


def test_files_given_on_the_page_are_loaded_and_a_wrong_one_is_told_of(manager, tmp_path):
    paths = write_csv_files(invented_authority(plans=40, seed=5).extract(TODAY, date(2025, 1, 1)), tmp_path)
    client = signed_in(manager)
    address = f"/{manager.area.slug}/cases/loads/"
    zipped = BytesIO()
    with ZipFile(zipped, "w") as into:
        for path in paths:
            into.write(path, path.name)
    given = SimpleUploadedFile("extract.zip", zipped.getvalue())
    answer = client.post(address, {"modules": [given]}, follow=True)
    assert f"Loaded {Case.objects.count()} cases" in answer.content.decode()
    wrong = SimpleUploadedFile("Blade-Export_01-02-2026_requests.csv", b"requeststableid,persontableid\n1,1\n")
    answer = client.post(address, {"modules": [wrong]})
    assert "Nothing was loaded" in answer.content.decode()
    assert CaseLoad.objects.count() == 1


def test_five_thousand_cases_ask_the_database_no_more_than_one_does(manager, django_assert_max_num_queries):
    load(manager, a_request(1, date(2026, 1, 26)))
    first = CaseLoad.objects.get()
    cases = Case.objects.bulk_create(
        Case(area=manager.area, key=f"{number:064}", stage="undecided", first_load=first) for number in range(5_000)
    )
    CaseEvent.objects.bulk_create(
        CaseEvent(case=case, kind="request_received", on=TODAY - timedelta(days=number % 200))
        for number, case in enumerate(cases)
    )
    client = signed_in(manager)
    asked = ("", "at-risk/", "loads/", "timeliness/", "waiting/", "reviews/", "disputes/", f"{cases[0].pk}/")
    for address in asked:
        with django_assert_max_num_queries(25):
            page(manager, address, client)
