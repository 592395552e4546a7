"""Threshold panels: what waits, what is decided by which criteria and why, and whether like is decided alike."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.casework.models import Case, CaseEvent, CaseLoad, CaseOpened, Stage
from sendwell.apps.casework.panels.commands import decide_request, hold_panel, word_criteria
from sendwell.apps.casework.panels.criteria import criteria_in, edition_of, usual_criteria
from sendwell.apps.casework.panels.models import PanelDecision
from sendwell.apps.casework.panels.queries import consistency, waiting_for
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
MET = {one.key: "met" for one in usual_criteria()}


@pytest.fixture
def manager():
    return a_person(an_area(), Role.CASE_MANAGER)


@pytest.fixture
def load(manager):
    counts = dict.fromkeys(("cases", "new", "changed", "closed", "gone"), 0)
    return CaseLoad.objects.create(area=manager.area, sha256="0" * 64, given_by=manager, **counts)


def a_case(load: CaseLoad, stage: Stage = Stage.UNDECIDED, **days: date) -> Case:
    number = Case.objects.count()
    case = Case.objects.create(area=load.area, key=f"{number:064}", stage=stage, first_load=load)
    CaseEvent.objects.bulk_create(CaseEvent(case=case, kind=kind, on=on) for kind, on in days.items())
    return case


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def a_panel(manager):
    return hold_panel(held_on=timezone.localdate(), members="Robin Reed, educational psychologist", by=manager)


def decided(manager, case, **more):
    said = {"agreed": True, "reasons": "Two years of support, and no progress.", "answers": MET, **more}
    return decide_request(panel=a_panel(manager), case=case, by=manager, **said)


def test_requests_wait_the_most_urgent_first_until_a_panel_decides(manager, load):
    later, sooner = (a_case(load, request_received=days_ago(days)) for days in (5, 30))
    a_case(load, Stage.PLAN, request_received=days_ago(300))
    assert [one.case for one in waiting_for(manager, timezone.localdate())] == [sooner, later]
    decided(manager, sooner)
    assert [one.case for one in waiting_for(manager, timezone.localdate())] == [later]


def test_a_decision_is_due_within_six_weeks_of_the_request(manager, load):
    a_case(load, request_received=days_ago(43))
    (one,) = waiting_for(manager, timezone.localdate())
    assert one.due == days_ago(43) + timedelta(weeks=6)
    assert one.late


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reasons": " "}, "Give the reasons"),
        ({"answers": {}}, "Answer each criterion"),
        ({"answers": dict.fromkeys(MET, "not_met")}, "No criterion is met"),
    ],
)
def test_a_decision_without_reasons_or_answers_is_refused(manager, load, wrong, said):
    case = a_case(load, request_received=days_ago(20))
    with pytest.raises(Refused, match=said):
        decided(manager, case, **wrong)
    assert not PanelDecision.objects.exists()


def test_nobody_else_decides_and_nobody_decides_what_no_longer_waits(manager, load):
    case = a_case(load, request_received=days_ago(20))
    with pytest.raises(PermissionDenied):
        decided(a_manager(manager.area), case)
    with pytest.raises(PermissionDenied):
        decided(a_person(an_area("Saltmarsh"), Role.CASE_MANAGER), case)
    with pytest.raises(Refused, match="no longer waits"):
        decided(manager, a_case(load, Stage.PLAN, request_received=days_ago(200)))


def test_criteria_worded_anew_are_an_edition_and_earlier_decisions_keep_theirs(manager, load):
    first = decided(manager, a_case(load, request_received=days_ago(20)))
    words = usual_criteria()[0].words
    lines = f"{words} | The Act\nThe setting has used what it has. | Local offer, part 2"
    edition = word_criteria(lines=lines, why="The forum asked for plainer words.", by=manager)
    assert first.edition is None
    assert [one.key for one in criteria_in(edition)] == [usual_criteria()[0].key, "c1"]
    answers = {usual_criteria()[0].key: "met", "c1": "not_known"}
    assert decided(manager, a_case(load, request_received=days_ago(9)), answers=answers).edition == edition


@pytest.mark.parametrize("lines", ["", "No source", "Twice | a\nTwice | b"])
def test_criteria_without_source_or_twice_are_refused(manager, lines):
    with pytest.raises(Refused):
        word_criteria(lines=lines, why="Plainer.", by=manager)
    assert edition_of(manager.area) is None


def months_of_decisions(load, shares: list[tuple[int, int]]) -> None:
    """So many agreed and refused in each of the months before June 2026."""
    for ago, (agreed, refused) in enumerate(shares, 1):
        on = date(2026, 6 - ago, 10) if ago < 6 else date(2025, 18 - ago, 10)
        for at in range(agreed + refused):
            kind = "agreed_to_assess" if at < agreed else "refused_to_assess"
            stage = Stage.ASSESSING if at < agreed else Stage.REFUSED
            a_case(load, stage, request_received=on - timedelta(days=30), **{kind: on})


def test_a_month_that_agrees_far_more_than_the_others_stands_out(manager, load):
    months_of_decisions(load, [(20, 20), (21, 19), (38, 5), (19, 21), (20, 20)])
    found = consistency(manager.area, date(2026, 6, 1))
    assert [month.month.code for month in found.outside] == ["2026-03"]


def test_a_month_of_few_decisions_is_not_shown_nor_given_away_by_the_rest(manager, load):
    months_of_decisions(load, [(20, 20), (2, 20), (12, 12), (19, 21)])
    found = consistency(manager.area, date(2026, 6, 1))
    assert [month.month.code for month in found.months if month.share is None] == ["2026-03", "2026-04"]


def test_where_months_have_too_few_decisions_quarters_are_shown(manager, load):
    months_of_decisions(load, [(6, 3), (7, 3), (5, 4), (7, 2), (6, 3), (6, 4)])
    found = consistency(manager.area, date(2026, 6, 1))
    assert found.by_quarter
    assert [month.month.code for month in found.shown] == ["202526Q4"]  # another is hidden with the one that has few


def test_who_looks_at_a_request_before_deciding_is_written_down(manager, load):
    case = a_case(load, request_received=days_ago(20))
    panel = a_panel(manager)
    client = Client()
    client.force_login(manager.user)
    address = reverse("decide_request", args=[manager.area.slug, panel.pk, case.pk])
    assert "assess or not?" in client.get(address).content.decode()
    assert CaseOpened.objects.get().person == manager
    sent = {**MET, "agreed": "no", "reasons": "The setting has not yet used what it has."}
    assert client.post(address, sent).status_code == 302
    assert PanelDecision.objects.get().agreed is False
    shown = client.get(reverse("panel", args=[manager.area.slug, panel.pk])).content.decode()
    assert "The setting has not yet used what it has." in shown
