"""Drawing plans to audit from the caseload."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.audits import commands
from sendwell.apps.audits.models import PlanAudit
from sendwell.apps.audits.queries.audits import open_loops
from sendwell.apps.audits.queries.draws import drawn_lines
from sendwell.apps.audits.queries.frame import frame_of
from sendwell.apps.casework.models import TeamHeld
from sendwell.apps.mechanisms.refused import Refused
from tests.apps.audits.plans import TODAY, Team, a_case, begun, graded, handed_in, happened

pytestmark = pytest.mark.django_db


def drawn(team: Team, **other) -> list[str]:
    said = {"method": "random", "strata": "", "size": 3, "seed": "June", **other}
    row = commands.draw_plans(today=TODAY, by=team.manager, **said)
    return [plan.case.key for plan in row.drawn.select_related("case").order_by("place")]


def test_the_same_seed_draws_the_same_plans_again_and_another_seed_others():
    team = Team()
    for _ in range(30):
        a_case(team.area)
    assert drawn(team) == drawn(team)
    assert drawn(team) != drawn(team, seed="July")


def test_a_draw_keeps_how_it_was_made_and_the_mark_of_all_that_could_be_drawn():
    team = Team()
    for _ in range(5):
        a_case(team.area)
    rows = [commands.draw_plans(method="random", strata="", size=2, seed="x", today=TODAY, by=team.manager)
            for _ in range(2)]  # fmt: skip
    assert (rows[0].plans, rows[0].size, rows[0].drawn_by) == (5, 2, team.manager)
    assert rows[0].frame == rows[1].frame
    a_case(team.area)
    other = commands.draw_plans(method="random", strata="", size=2, seed="x", today=TODAY, by=team.manager)
    assert other.frame != rows[0].frame


def test_what_happened_in_a_case_makes_its_plan_likelier_and_is_said():
    team = Team()
    case = a_case(team.area, need="vision impairment", setting="elective home education")
    late = {"request_received": date(2025, 1, 6), "final_plan_sent": date(2025, 9, 1)}
    happened(case, **late, appeal_registered=date(2025, 10, 1))
    (plan,) = frame_of(team.manager, "risk", "", TODAY).plans
    assert {risk.key for risk in plan.risks} == {
        "late", "never_reviewed", "review_overdue", "disagreement", "unusual_setting"
    }  # fmt: skip
    assert plan.drawable.weight == 1 + sum(risk.points for risk in plan.risks)


def test_a_plan_placed_in_another_authority_is_outside_and_one_at_home_is_not():
    team = Team()
    for number, place in enumerate(("Saltmarsh", team.area.name, "")):
        a_case(team.area, need="autism", key=f"{number:064}", placed_in=place)
    frame = frame_of(team.manager, "risk", "", TODAY)
    assert [[risk.key for risk in plan.risks] for plan in frame.plans] == [["outside"], [], []]


def test_whoever_works_in_a_team_sees_nothing_of_another_teams_plans_and_changes_nothing_in_them():
    team = Team()
    other = a_case(team.area, team="South")
    row = commands.draw_plans(method="random", strata="", size=1, seed="x", today=TODAY, by=team.manager)
    returned = begun(team, other)
    handed_in(returned.sheets.get())
    TeamHeld.objects.create(person=team.manager, team="North")
    PlanAudit.objects.filter(pk=returned.pk).update(state="returned", returned_on=TODAY)
    assert drawn_lines(row, {}, team.manager) == []
    assert open_loops(team.manager, TODAY) == []
    with pytest.raises(PermissionDenied):
        commands.close_audit(audit=returned, today=TODAY, by=team.manager)
    with pytest.raises(PermissionDenied):
        commands.record_outcomes(
            case=other, reviewed_on=TODAY, phase="primary", counts={}, today=TODAY, by=team.manager
        )


def test_whoever_works_in_a_team_draws_from_its_cases_and_those_of_no_team():
    team = Team()
    for number, name in enumerate(("North", "South", "")):
        a_case(team.area, key=f"{number:064}", team=name)
    TeamHeld.objects.create(person=team.manager, team="North")
    frame = frame_of(team.manager, "random", "", TODAY)
    assert [plan.drawable.key[-1] for plan in frame.plans] == ["0", "2"]


def test_without_risk_every_plan_is_equally_likely():
    team = Team()
    happened(a_case(team.area), final_plan_sent=date(2024, 1, 1))
    assert [plan.drawable.weight for plan in frame_of(team.manager, "random", "", TODAY).plans] == [1]


def test_plans_that_are_being_audited_or_were_in_the_last_year_are_left_out():
    team = Team()
    begun(team)
    audit = graded(team)
    commands.close_audit(audit=audit, today=TODAY, by=team.manager)
    free = a_case(team.area)
    frame = frame_of(team.manager, "random", "", TODAY)
    assert ([plan.case_id for plan in frame.plans], frame.left_out) == ([free.pk], 2)
    assert len(frame_of(team.manager, "random", "", TODAY + timedelta(days=400)).plans) == 2


def test_each_group_has_a_plan_in_the_draw():
    team = Team()
    for need in ["autism"] * 20 + ["vision impairment"]:
        a_case(team.area, need=need)
    keys = drawn(team, strata="need", size=4)
    needs = {case.need for case in team.area.cases.filter(key__in=keys)}
    assert needs == {"autism", "vision impairment"}


def test_only_plans_in_force_of_the_own_area_are_drawn():
    team, other = Team(), Team()
    a_case(other.area)
    a_case(team.area, stage="ended")
    with pytest.raises(Refused, match="There is no plan to draw"):
        drawn(team)


def test_only_the_case_manager_draws():
    team = Team()
    a_case(team.area)
    with pytest.raises(PermissionDenied):
        commands.draw_plans(method="random", strata="", size=1, seed="x", today=TODAY, by=team.first)
