"""Two auditors of one plan: neither sees the other's judgements until both are in, and a meeting settles the rest."""

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.audits import commands
from sendwell.apps.audits.models import PlanAudit
from sendwell.apps.audits.queries.agreement import agreed
from sendwell.apps.audits.queries.audits import audit_page, whole_audits
from sendwell.apps.audits.queries.judged import differing
from sendwell.apps.mechanisms.refused import Refused
from tests.apps.audits.plans import TODAY, Team, begun, handed_in, judge

pytestmark = pytest.mark.django_db


def whole(audit: PlanAudit) -> PlanAudit:
    return whole_audits(audit.area).get(pk=audit.pk)


def both_in(team: Team, **second: str) -> PlanAudit:
    audit = begun(team, double=True)
    for sheet, other in zip(audit.sheets.order_by("place"), ({}, second), strict=True):
        audit = handed_in(sheet, **other)
    return whole(audit)


def settle(team: Team, audit: PlanAudit, **levels: str) -> PlanAudit:
    settled = {key: (level, "We looked again.") for key, level in levels.items()}
    said = {"chair": team.author, "present": "Both", "moderated_on": TODAY, "today": TODAY}
    return commands.moderate(audit=audit, settled=settled, by=team.manager, **said)


def test_until_both_are_in_nobody_sees_what_another_judged():
    team = Team()
    audit = begun(team, double=True)
    first, second = audit.sheets.order_by("place")
    handed_in(first)
    judge(second)
    for person, own in ((team.first, [first]), (team.second, [second]), (team.manager, [])):
        page = audit_page(whole(audit), person)
        assert (list(page.sheets), page.lines, page.mends) == (own, (), ())
    handed_in(second)
    for person in (team.first, team.second, team.manager):
        page = audit_page(whole(audit), person)
        assert list(page.sheets) == [first, second]
        assert page.lines


def test_where_two_judged_alike_the_plan_is_graded_at_once():
    assert both_in(Team()).state == "graded"


def test_where_they_differ_a_meeting_settles_each_difference_with_its_reason():
    team = Team()
    audit = both_in(team, f_specific="not_met", a_child="met_well")
    assert audit.state == "differing"
    assert {one.criterion.key for one in differing(audit)} == {"f_specific", "a_child"}
    half = settle(team, audit, a_child="met")
    assert (half.state, half.grade) == ("differing", "")
    done = settle(team, whole(audit), f_specific="not_met")
    assert (done.state, done.grade, done.chair) == ("graded", "requires_improvement", team.author)
    line = next(line for line in audit_page(whole(audit), team.first).lines if line.criterion.key == "f_specific")
    assert (line.settled, line.reasons[0]) == (True, "We looked again.")


def test_a_meeting_settles_only_what_differs():
    team = Team()
    audit = both_in(team, f_specific="partly")
    with pytest.raises(PermissionDenied):
        settle(team, audit, a_child="met")
    settle(team, audit, f_specific="partly")
    with pytest.raises(Refused, match="nothing to settle"):
        settle(team, audit)


def test_agreement_is_counted_over_all_plans_that_two_have_audited():
    team = Team()
    for level in ("partly", "not_applicable"):
        both_in(team, f_specific=level, e_specific="met_well")
    begun(team, double=True)
    found = agreed(team.area)
    criteria = found.judged // 2
    assert (found.plans, found.same) == (2, found.judged - 4)
    assert [one.differed for one in found.apart] == [2, 2]
    assert [figure.judged for _, _, figure in found.figures] == [2 * criteria, 2 * criteria - 1, 2 * criteria - 1,
                                                                 2 * criteria]  # fmt: skip


def test_without_double_audits_nothing_is_said_of_agreement():
    team = Team()
    found = agreed(team.area)
    assert (found.plans, found.judged, found.per_cent) == (0, 0, 0)
    assert all("Nothing can be said" in figure.means for _, _, figure in found.figures)
