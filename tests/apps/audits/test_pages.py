"""The pages of plan quality, as each of those who use them sees them."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from sendwell.apps.audits import commands
from sendwell.apps.audits.models import Judgement, PlanAudit
from sendwell.apps.casework.keys import key_of
from sendwell.apps.casework.models import CaseOpened
from sendwell.apps.partnership.models import Role
from tests.apps.audits.plans import TODAY, Team, a_case, a_mend, begun, graded, handed_in
from tests.support.factories import a_person

pytestmark = pytest.mark.django_db
SECRET = "Zebedee will have access to regular support"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(f"{TODAY} 09:00", tick=True):
        yield


@pytest.fixture
def team():
    return Team()


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def page(person, address: str = "", status: int = 200) -> str:
    answer = signed_in(person).get(f"/{person.area.slug}/quality/{address}")
    assert answer.status_code == status, answer.status_code
    return " ".join(answer.content.decode().split())


def sent(person, address: str, data=None, **query) -> str:
    answer = signed_in(person).post(f"/{person.area.slug}/quality/{address}", data or {}, follow=True)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def test_empty_pages_say_what_to_do_next(team):
    assert "Draw plans to audit" in page(team.manager)
    assert "Nothing waits for you." in page(team.first, "audits/")
    assert "No plan was audited by two people yet." in page(team.first, "agreement/")
    assert "Find a plan" in page(team.manager, "outcomes/")
    assert "Nothing was drawn yet." in page(team.manager, "draws/")
    assert "These criteria come with Sendwell." in page(team.author, "criteria/")


def test_an_auditor_goes_section_by_section_and_hands_in(team):
    audit = begun(team)
    sheet = audit.sheets.get()
    assert f"sheets/{sheet.pk}/" in page(team.first, "audits/")
    text = sent(team.first, f"sheets/{sheet.pk}/A/", {"level_a_child": "met", "reason_a_child": "“I like it.”"})
    assert "B: Special educational needs" in text
    assert "1 judged so far" in page(team.first, f"sheets/{sheet.pk}/")
    refused = sent(team.first, f"sheets/{sheet.pk}/hand-in/", {"by": "hand"})
    assert "22 things missing before you can hand it in" in refused
    handed_in(sheet)
    assert "Good" in page(team.first, f"audits/{audit.pk}/")


def test_what_the_page_keeps_by_itself_is_kept_without_a_word_and_the_same_as_saved(team):
    sheet = begun(team).sheets.get()
    address = f"/{team.area.slug}/quality/sheets/{sheet.pk}/F/?by=keep"
    answer = signed_in(team.first).post(address, {"reason_f_specific": "No hours so far"})
    assert answer.status_code == 302
    assert Judgement.objects.get(criterion="f_specific").reason == "No hours so far"
    assert "Saved." not in page(team.first, f"sheets/{sheet.pk}/F/")


def test_another_auditors_sheet_stays_shut_until_both_are_in(team):
    audit = begun(team, double=True)
    first, second = audit.sheets.order_by("place")
    handed_in(first, f_specific="partly")
    for person in (team.second, team.manager):
        page(person, f"sheets/{first.pk}/", 403)
        assert "Because f_specific." not in page(person, f"audits/{audit.pk}/")
    handed_in(second)
    assert "Because f_specific." in page(team.second, f"audits/{audit.pk}/")


def test_the_case_manager_settles_returns_and_sees_how_long_it_is_open(team):
    audit = begun(team, double=True)
    first, second = audit.sheets.order_by("place")
    handed_in(first, f_specific="partly")
    handed_in(second)
    assert "Settle 1 difference" in page(team.manager, f"audits/{audit.pk}/moderate/")
    nothing = sent(team.manager, f"audits/{audit.pk}/moderate/", {"chair": team.author.pk})
    assert "Choose what you settled" in nothing
    assert "Enter why you settled it so" in nothing
    said = {"moderated_on_0": "24", "moderated_on_1": "11", "moderated_on_2": "2026", "chair": team.author.pk,
            "level_f_specific": "partly", "reason_f_specific": "No hours."}  # fmt: skip
    days = {name.replace("_0", "_day").replace("_1", "_month").replace("_2", "_year"): value
            for name, value in said.items()}  # fmt: skip
    assert "No hours." in sent(team.manager, f"audits/{audit.pk}/moderate/", days)
    a_mend(PlanAudit.objects.get(pk=audit.pk), team.manager)
    sent(team.manager, f"audits/{audit.pk}/return/")
    with time_machine.travel(TODAY + timedelta(days=34)):
        assert "34 days ago" in page(team.manager, "audits/")
        assert "the oldest for 34 days" in page(team.author)


def test_the_author_reads_what_was_returned_and_says_what_was_mended(team):
    audit = graded(team)
    page(team.author, f"audits/{audit.pk}/", 403)
    mend = a_mend(audit, team.manager)
    commands.return_to_author(audit=audit, today=TODAY, by=team.manager)
    assert "Give hours." in page(team.author, "audits/")
    page(team.author, f"audits/{audit.pk}/")
    said = {"how": "Hours given.", "mended_on_day": "24", "mended_on_month": "11", "mended_on_year": "2026"}
    sent(team.author, f"mends/{mend.pk}/", said)
    assert "begin the re-audit" in page(team.manager, "audits/")


def test_whoever_has_nothing_to_do_with_a_plan_does_not_open_its_audit(team):
    audit = graded(team)
    for role in (Role.ANALYST, Role.PROGRAMME_MANAGER, Role.BOARD_MEMBER, Role.PLAN_AUDITOR):
        page(a_person(team.area, role), f"audits/{audit.pk}/", 403)


def test_opening_an_audit_is_remembered_with_the_case(team):
    audit = graded(team)
    page(team.first, f"audits/{audit.pk}/")
    opened = CaseOpened.objects.get(case=audit.case)
    assert opened.person == team.first


def test_pasted_words_are_shown_once_and_kept_nowhere(team, caplog):
    text = sent(team.first, "words/", {"kind": "provision", "text": SECRET})
    assert "Name what the child gets" in text
    assert "It is not kept" in text
    dump = "\n".join(str(row) for row in everything())
    assert "Zebedee" not in dump
    assert "Zebedee" not in caplog.text


def everything():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from cursor.fetchall()


def test_the_page_of_a_case_leads_to_its_audits(team):
    case = a_case(team.area)
    text = signed_in(team.manager).get(f"/{team.area.slug}/cases/{case.pk}/").content.decode()
    assert f"/{team.area.slug}/quality/plans/{case.pk}/" in text


def test_the_requests_module_says_whose_plans_were_drawn_and_another_file_what_is_missing(team):
    a_case(team.area, key=key_of(team.area, "12/34"))
    draw = commands.draw_plans(method="random", strata="", size=1, seed="x", today=TODAY, by=team.manager)
    rows = b"requeststableid,persontableid,receiveddate\n34,12,2026-01-05\n35,12,2026-01-05\n"
    given = SimpleUploadedFile("Blade-Export_01-02-2026_requests.csv", rows)
    assert "person 12, request 34" in sent(team.manager, f"draws/{draw.pk}/", {"modules": [given]})
    other = SimpleUploadedFile("Blade-Export_01-02-2026_assessment.csv", b"assessmenttableid,requeststableid\n1,34\n")
    assert "The module of requests is not among them." in sent(team.manager, f"draws/{draw.pk}/", {"modules": [other]})


def test_what_is_typed_wrongly_is_told_in_words_and_stays_typed(team):
    case = a_case(team.area)
    text = sent(team.manager, f"plans/{case.pk}/outcomes/", {"semh_achieved": "-3", "phase": "primary"})
    assert "Enter the day of the review" in text
    assert 'value="-3"' in text
    assert "Enter how many plans to draw" in sent(team.manager, "draws/", {"method": "random", "seed": "x"})
    assert "Choose who audits the plan" in sent(team.manager, f"plans/{case.pk}/audit/", {"team": "North"})


def test_pages_ask_the_database_no_more_with_many_audits_than_with_one(team, django_assert_max_num_queries):
    for number in range(12):
        audit = graded(team, of_team=f"Team {number % 2}", need="autism", today=date(2026, 11, 2 + number))
    a_mend(audit, team.manager)
    commands.return_to_author(audit=audit, today=TODAY, by=team.manager)
    case = audit.case_id
    client = signed_in(team.manager)
    for address in ("", "audits/", f"audits/{audit.pk}/", "agreement/", "outcomes/", "criteria/", "draws/",
                    f"plans/{case}/", f"plans/{case}/audit/"):  # fmt: skip
        with django_assert_max_num_queries(25, info=address):
            assert client.get(f"/{team.area.slug}/quality/{address}").status_code == 200
