"""Auditing a plan, alone."""

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.audits import commands
from sendwell.apps.audits.models import Judgement, Sheet
from sendwell.apps.mechanisms.refused import Refused
from sendwell.domain.plan_quality import default_criteria
from tests.apps.audits.plans import TODAY, Team, a_case, a_mend, begun, graded, handed_in, judge

pytestmark = pytest.mark.django_db


def a_sheet(team: Team) -> Sheet:
    return begun(team).sheets.get()


def test_what_is_typed_is_kept_at_once_however_incomplete():
    sheet = a_sheet(Team())
    commands.save_section(sheet=sheet, judged={"f_specific": ("", "No hours.")}, by=sheet.auditor)
    commands.save_section(sheet=sheet, judged={"f_specific": ("partly", "No hours.")}, by=sheet.auditor)
    row = Judgement.objects.get()
    assert (row.level, row.reason) == ("partly", "No hours.")


def test_a_sheet_is_handed_in_whole_or_says_all_that_is_missing():
    sheet = a_sheet(Team())
    commands.save_section(sheet=sheet, judged={"a_child": ("partly", "")}, by=sheet.auditor)
    with pytest.raises(commands.NotReady) as refused:
        commands.hand_in(sheet=sheet, today=TODAY, by=sheet.auditor)
    assert len(refused.value.problems) == len(default_criteria())
    assert "without a reason" in refused.value.problems[0].what


def test_a_sheet_handed_in_sets_the_grade_and_changes_no_more():
    team = Team()
    sheet = a_sheet(team)
    audit = handed_in(sheet, f_specific="not_met")
    assert (audit.state, audit.grade) == ("graded", "requires_improvement")
    sheet.refresh_from_db()
    for change in (
        lambda: judge(sheet),
        lambda: commands.save_words(sheet=sheet, family="x", strengths="", by=team.first),
        lambda: commands.hand_in(sheet=sheet, today=TODAY, by=team.first),
    ):
        with pytest.raises(Refused, match="handed in"):
            change()


def test_only_its_auditor_writes_on_a_sheet():
    team = Team()
    sheet = a_sheet(team)
    for person in (team.manager, team.second, team.author):
        with pytest.raises(PermissionDenied):
            commands.save_section(sheet=sheet, judged={}, by=person)


def test_a_criterion_that_the_audit_does_not_ask_is_refused():
    sheet = a_sheet(Team())
    with pytest.raises(PermissionDenied):
        commands.save_section(sheet=sheet, judged={"invented": ("met", "")}, by=sheet.auditor)


def test_nobody_audits_their_own_plan_nor_one_plan_twice_nor_without_the_role():
    team = Team()
    for other, says in (
        ({"author": team.first}, "wrote the plan"),
        ({"auditor": team.author}, "no role that audits"),
        ({"auditor": team.second, "double": True}, "somebody else"),
    ):
        with pytest.raises(Refused, match=says):
            begun(team, **other)


def test_a_plan_is_audited_once_at_a_time_and_only_while_it_is_in_force():
    team = Team()
    case = a_case(team.area)
    begun(team, case)
    with pytest.raises(Refused, match="being audited already"):
        begun(team, case)
    with pytest.raises(Refused, match="in force"):
        begun(team, a_case(team.area, stage="refused"))


def test_nobody_of_another_area_is_given_a_plan():
    team, other = Team(), Team()
    with pytest.raises(Refused, match="own area"):
        begun(team, auditor=other.first)
    with pytest.raises(PermissionDenied):
        begun(team, a_case(other.area))


def test_another_grade_needs_a_reason_and_keeps_what_the_rule_gives_beside_it():
    team = Team()
    audit = graded(team, levels={"f_specific": "partly"})
    commands.set_grade(audit=audit, grade="inadequate", overridden_because="It is unsafe.", by=team.manager)
    audit.refresh_from_db()
    assert (audit.computed, audit.grade, audit.overridden_by) == ("good", "inadequate", team.manager)
    commands.set_grade(audit=audit, grade="good", overridden_because="Not so.", by=team.manager)
    audit.refresh_from_db()
    assert (audit.grade, audit.overridden_because, audit.overridden_by) == ("good", "", None)


def test_when_a_case_goes_all_that_tells_of_its_plan_goes_with_it():
    team = Team()
    audit = graded(team)
    a_mend(audit, team.manager)
    commands.return_to_author(audit=audit, today=TODAY, by=team.manager)
    audit.case.delete()
    assert not Judgement.objects.exists()
    assert not Sheet.objects.exists()
