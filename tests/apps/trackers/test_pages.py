"""The pages of trackers."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.models import Action
from sendwell.apps.trackers.models import LoadState, TrackerLoad
from tests.apps.programme.plans import a_plan
from tests.apps.trackers.bringing import a_tracker, brought_in, imported, with_cell
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("https://elsewhere.example")'


@pytest.fixture
def manager(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return a_manager(an_area())


@pytest.fixture
def plan(manager):
    return a_plan(manager.area, manager)


@pytest.fixture
def client(manager):
    found = Client()
    found.force_login(manager.user)
    return found


def address(area, *parts):
    return "/".join(["", area.slug, "plan", "tracker", *map(str, parts), ""])


def send(client, area, content, name="tracker.xlsx", **more):
    return client.post(address(area), {"file": SimpleUploadedFile(name, content), **more})


def test_a_tracker_that_is_new_to_the_area_asks_for_its_columns(client, plan, manager):
    answer = send(client, manager.area, a_tracker())
    load = TrackerLoad.objects.get()
    assert answer.url == address(manager.area, load.pk, "columns")
    assert "The heading says “Due date”" in client.get(answer.url).content.decode()


def test_a_tracker_with_headings_that_are_known_asks_only_for_names_that_are_not(client, plan, manager):
    load = brought_in(plan, manager)
    columns = client.get(address(manager.area, load.pk, "columns")).context["form"]
    client.post(address(manager.area, load.pk, "columns"), {name: columns[name].value() for name in columns.fields})
    answer = send(client, manager.area, with_cell(0, "Owner", "Mira Holt"))
    asked = client.get(answer.url).context["form"]
    assert "Owner “Mira Holt”" in [field.label for field in asked]


def test_columns_then_names_then_what_would_change(client, plan, manager):
    load = brought_in(plan, manager)
    columns = client.get(address(manager.area, load.pk, "columns")).context["form"]
    answer = client.post(
        address(manager.area, load.pk, "columns"), {name: columns[name].value() for name in columns.fields}
    )
    assert answer.url == address(manager.area, load.pk, "names")
    asked = client.get(answer.url).context["form"]
    assert [field.label for field in asked] == ["Owner “Asha Fenn”", "Owner “Tom Reed”", "Priority “Hearing families”"]
    answer = client.post(answer.url, {name: "" for name in asked.fields})
    assert "3 actions would be added, 0 changed" in client.get(answer.url).content.decode()


def test_the_same_upload_twice_is_one_tracker(client, plan, manager):
    token = str(uuid.uuid4())
    first = send(client, manager.area, a_tracker(), form_token=token)
    second = send(client, manager.area, a_tracker(), form_token=token)
    assert (second.url, TrackerLoad.objects.count()) == (first.url, 1)


def test_the_same_import_twice_adds_once(client, plan, manager):
    load = brought_in(plan, manager)
    for _ in range(2):
        client.post(address(manager.area, load.pk, "import"), {"form_token": str(uuid.uuid4())})
    assert Action.objects.count() == 3


def test_a_file_that_is_no_tracker_says_why_on_the_page(client, plan, manager):
    answer = send(client, manager.area, b"%PDF-1.7", "plan.pdf")
    assert "This is a PDF, of which the columns can’t be told." in answer.content.decode()
    assert not TrackerLoad.objects.exists()


def test_problems_are_shown_by_row_and_given_as_a_file_that_starts_no_formula(client, plan, manager):
    load = brought_in(plan, manager, with_cell(1, "Due date", FORMULA.replace("=", "@")))
    client.post(address(manager.area, load.pk, "import"))
    assert "is no date that can be read" in client.get(address(manager.area, load.pk)).content.decode()
    answer = client.get(address(manager.area, load.pk, "problems"))
    assert answer["Content-Type"].startswith("text/csv")
    assert all(not cell.startswith(("=", "+", "-", "@")) for cell in answer.content.decode().split(","))


def test_an_import_is_taken_back_from_its_page(client, plan, manager):
    load = imported(plan, manager)
    assert "3 actions added" in client.get(address(manager.area, load.pk, "undo")).content.decode()
    client.post(address(manager.area, load.pk, "undo"))
    load.refresh_from_db()
    assert load.state == LoadState.UNDONE


def test_the_plan_is_given_as_an_excel_workbook(client, plan, manager):
    answer = client.get(address(manager.area, "download"))
    assert answer.content.startswith(b"PK")
    assert "attachment" in answer["Content-Disposition"]


def test_a_tracker_of_another_area_is_not_found(client, plan, manager):
    other = a_manager(an_area("Saltmarsh"))
    load = brought_in(a_plan(other.area, other), other)
    for part in ([], ["columns"], ["names"], ["problems"], ["undo"]):
        assert client.get(address(manager.area, load.pk, *part)).status_code == 404


def test_an_action_owner_brings_no_tracker_in(plan, manager):
    client = Client()
    client.force_login(a_person(manager.area, Role.ACTION_OWNER).user)
    assert client.get(address(manager.area)).status_code == 403


def test_looking_a_tracker_over_takes_the_same_queries_however_long_it_is(
    client, plan, manager, django_assert_max_num_queries
):
    rows = [(f"R{n}", "Waiting times", f"Action number {n}", "", "", "Amber", "Begun", "", "") for n in range(60)]
    imported(plan, manager, a_tracker(rows))
    load = brought_in(plan, manager, a_tracker([(*row[:6], "Begun again", "", "") for row in rows]))
    with django_assert_max_num_queries(25):
        answer = client.get(address(manager.area, load.pk))
    assert "0 actions would be added, 60 changed" in answer.content.decode()
    with django_assert_max_num_queries(25):
        client.get(address(manager.area, "download"))


@pytest.mark.parametrize("state", list(LoadState))
def test_the_page_of_a_tracker_says_how_it_stands(client, plan, manager, state):
    load = brought_in(plan, manager)
    TrackerLoad.objects.filter(pk=load.pk).update(state=state, counts={"added": 1})
    assert client.get(address(manager.area, load.pk)).status_code == 200
