"""Annex A lists in the workbook: brought, shown, mended, taken out and let go."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.returns.commands import bring_lists, delete_return
from sendwell.apps.returns.models import KeptReturn
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
HEADS = "Unique ID,UPN,Date of birth,Gender,SEN primary need,Main establishment URN,Ethnicity,Shoe size"
RIGHT = "1,N990000000001,02/03/2015,F,ASD,990001,WBRI,"
WRONG = "2,N990000000010,02/03/2016,,ASD,990001,WBRI,"


@pytest.fixture
def manager(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return a_person(an_area(), Role.CASE_MANAGER)


@pytest.fixture
def client(manager):
    client = Client()
    client.force_login(manager.user)
    return client


def bring(manager, *rows: str, before=None) -> KeptReturn:
    content = ContentFile("\n".join((HEADS, *rows)).encode(), name="list 2.csv")
    return bring_lists(given=[content], keep_days=1, drawn_on=date(2026, 1, 15), by=manager, before=before)


def of_rule(kept: KeptReturn, rule: str) -> int:
    return sum(number for name, _, number, *_ in kept.found["groups"] if name == rule)


def test_lists_are_shown_with_what_to_mend_and_how_each_heading_was_understood(client, manager):
    kept = bring(manager, RIGHT, WRONG)
    page = client.get(reverse("kept_lists", args=[manager.area.slug, kept.pk])).content.decode()
    assert of_rule(kept, "AA101") == 1
    assert "“Shoe size” <strong>was not understood and not used</strong>" in page
    assert "2 children in list 2.csv" in page


def test_the_places_of_a_rule_are_shown_without_naming_a_child(client, manager):
    kept = bring(manager, RIGHT, WRONG)
    page = client.get(reverse("list_problems", args=[manager.area.slug, kept.pk, "AA101"])).content.decode()
    assert "list 2.csv, row 3" in page
    assert "N990000000010" not in page + str(kept.found) + str(kept.marks)


def test_corrected_lists_say_what_is_mended_and_what_is_new_wherever_the_child_stands_now(manager):
    before = bring(manager, RIGHT, WRONG)
    again = bring(manager, WRONG.replace(",,ASD", ",M,ASD"), RIGHT.replace(",F,", ",,"), before=before)
    assert again.found["mended"]["mended"] == 1
    assert again.found["mended"]["new"] == 1
    assert again.found["mended"]["still"] == len(before.marks) - 1


def test_problems_and_a_workbook_for_inspectors_can_be_taken_out(client, manager):
    kept = bring(manager, RIGHT, WRONG)
    taken = {
        name: client.get(reverse("download_lists", args=[manager.area.slug, kept.pk, name])).content
        for name in ("problems", "workbook")
    }
    assert b"AA101" in taken["problems"]
    sheet = openpyxl.load_workbook(io.BytesIO(taken["workbook"]))["List 2 SEN support"]
    assert [row[3].value.date() for row in sheet.iter_rows(min_row=2)] == [date(2015, 3, 2), date(2016, 3, 2)]


def test_deleted_lists_leave_nothing_behind(manager, django_capture_on_commit_callbacks):
    kept = bring(manager, WRONG)
    (name,) = kept.stored_as
    with django_capture_on_commit_callbacks(execute=True):
        delete_return(kept=kept, by=manager)
    assert (kept.found, kept.marks, default_storage.exists(name)) == ({}, [], False)


def test_what_is_no_list_is_refused_in_words_and_not_kept(manager):
    with pytest.raises(Refused, match="no Annex A list"):
        bring_lists(given=[ContentFile(b"a,b\n1,2\n", name="x.csv")], keep_days=1, by=manager)
    assert not KeptReturn.objects.exists()
