"""An extract of a case system with its own headings: asked once, looked at, loaded whole, and its file let go."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from sendwell.apps.casework.commands import ExtractRefused
from sendwell.apps.casework.extracts.commands import choose_columns, forget_old_extracts, load_extract, take_extract
from sendwell.apps.casework.models import Case, CaseEvent, CaseExtract
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.domain.returns.case_extract.fields import guessed
from tests.apps.casework.modules import load
from tests.domain.returns.sen2.small import person_with_a_plan
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
HEADS = "Person ID,Request ID,Team,Service,Advice requested,Advice received"
OWN = "Person ID,Request ID,Date request received,Final plan issued,Team"


@pytest.fixture
def manager():
    return a_person(an_area(), Role.CASE_MANAGER)


def given(by, *rows: str, heads: str = HEADS) -> CaseExtract:
    extract = take_extract(file=ContentFile("\n".join((heads, *rows)).encode(), name="own.csv"), by=by)
    choose_columns(extract=extract, mapping=guessed(heads.split(",")), by=by)
    return extract


def test_what_it_tells_is_added_to_the_case_of_the_return_and_survives_the_next_return(manager):
    load(manager, person_with_a_plan(1))
    load_extract(extract=given(manager, "1,1,North,Health,10/03/2025,20/04/2025"), by=manager)
    load(manager, person_with_a_plan(1))
    case = Case.objects.get()
    assert (case.team, case.stage, case.need) == ("North", "plan", "autistic spectrum disorder")
    kinds = set(case.events.values_list("kind", "about"))
    assert {("advice_requested", "health"), ("advice_received", "health"), ("final_plan_sent", "")} <= kinds


def test_loaded_again_it_changes_nothing_and_a_corrected_day_takes_the_place_of_the_wrong_one(manager):
    load(manager, person_with_a_plan(1))
    load_extract(extract=given(manager, "1,1,North,Health,10/03/2025,"), by=manager)
    again = load_extract(extract=given(manager, "1,1,North,Health,10/03/2025,"), by=manager)
    assert (again.new, again.changed, again.gone) == (0, 0, 0)
    load_extract(extract=given(manager, "1,1,North,Health,11/03/2025,"), by=manager)
    assert CaseEvent.objects.get(kind="advice_requested").on.day == 11


def test_without_a_reference_of_the_request_the_child_leads_to_its_only_case(manager):
    load(manager, person_with_a_plan(1))
    load_extract(extract=given(manager, "1,South", heads="Person ID,Team"), by=manager)
    assert Case.objects.get().team == "South"


def test_a_case_system_alone_is_enough_and_its_columns_are_asked_once(manager):
    load_extract(extract=given(manager, "7,1,03/11/2025,,North", heads=OWN), by=manager)
    assert (Case.objects.get().stage, Case.objects.get().team) == ("undecided", "North")
    known = take_extract(file=ContentFile(f"{OWN}\n7,1,03/11/2025,,North".encode(), name="next.csv"), by=manager)
    assert known.mapping["Team"] == "team"


def test_a_case_that_nobody_knows_and_of_which_nothing_is_told_is_named(manager):
    load(manager, person_with_a_plan(1))
    extract = given(manager, "99,99,North,Health,10/03/2025,")
    with pytest.raises(ExtractRefused) as refused:
        load_extract(extract=extract, by=manager)
    assert "1 of its cases are not known" in str(refused.value.problems[0])


def test_rows_with_a_problem_stop_the_load_unless_somebody_says_to_leave_them_out(manager):
    rows = ("7,1,03/11/2025,,North", "8,2,03/11/2025,01/10/2025,North")
    extract = given(manager, *rows, heads=OWN)
    with pytest.raises(ExtractRefused, match="Nothing was loaded"):
        load_extract(extract=extract, by=manager)
    assert Case.objects.count() == 0
    load_extract(extract=extract, leave_out=True, by=manager)
    assert Case.objects.count() == 1


def test_the_file_is_gone_once_it_is_loaded_and_after_a_day_if_it_is_not(manager, django_capture_on_commit_callbacks):
    extract, other = (given(manager, "7,1,03/11/2025,,North", heads=OWN) for _ in range(2))
    assert default_storage.exists(extract.stored_as)
    with django_capture_on_commit_callbacks(execute=True):
        load_extract(extract=extract, by=manager)
    assert not default_storage.exists(extract.stored_as)
    assert forget_old_extracts(timezone.now()) == 0
    with time_machine.travel(timezone.now() + timezone.timedelta(days=2), tick=False):
        assert forget_old_extracts(timezone.now()) == 1
    assert not CaseExtract.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"Person ID": "child", "Request ID": "child"}, "Two columns are taken as “Reference of the child”"),
        ({"Team": "team"}, "No column is taken as the reference"),
        ({"Person ID": "child"}, "No column but the reference is taken"),
    ],
)
def test_columns_that_can_not_be_so_are_refused(manager, mapping, words):
    with pytest.raises(Refused, match=words):
        choose_columns(extract=given(manager, "1,1,,,,"), mapping=mapping, by=manager)


def test_nobody_but_the_case_manager_of_the_area_gives_or_loads(manager):
    extract = given(manager, "7,1,03/11/2025,,North", heads=OWN)
    with pytest.raises(PermissionDenied):
        load_extract(extract=extract, by=a_person(an_area("Saltmarsh"), Role.CASE_MANAGER))
    with pytest.raises(PermissionDenied):
        given(a_person(manager.area, Role.ANALYST), "7,1,03/11/2025,,North", heads=OWN)


def test_on_the_pages_it_is_given_understood_looked_at_and_loaded(manager, client):
    client.force_login(manager.user)
    here = f"/{manager.area.slug}/cases/extracts/"
    file = ContentFile(f"{OWN}\n7,1,03/11/2025,,North\n8,2,30/02/2026,,North".encode(), name="own.csv")
    page = client.post(here, {"file": file}, follow=True)
    assert "What does each column hold?" in page.content.decode()
    keys = guessed(OWN.split(",")).values()
    page = client.post(page.request["PATH_INFO"], {f"column_{at}": key for at, key in enumerate(keys)}, follow=True)
    text = page.content.decode()
    assert "There is no 30 February 2026." in text
    assert "1 new case, 0 changed, 0 as known" in text
    page = client.post(page.request["PATH_INFO"], {"leave_out": "on"}, follow=True)
    assert "Loaded 1 case: 1 new, 0 changed." in page.content.decode()
    waiting = given(manager, "7,1,03/11/2025,,North", heads=OWN)
    client.post(f"{here}{waiting.pk}/put-aside/")
    assert not CaseExtract.objects.exists()
