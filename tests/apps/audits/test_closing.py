"""The loop: a plan goes back to its author, is mended, looked at again and closed; or the list says that it is not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.audits import commands
from sendwell.apps.audits.models import PlanAudit
from sendwell.apps.audits.queries.audits import open_loops, own_mends
from sendwell.apps.mechanisms.refused import Refused
from tests.apps.audits.plans import TODAY, Team, a_case, a_mend, begun, graded, handed_in

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=34)


def returned(team: Team, **other) -> PlanAudit:
    audit = graded(team, **other)
    a_mend(audit, team.manager)
    commands.return_to_author(audit=audit, today=TODAY, by=team.manager)
    audit.refresh_from_db()
    return audit


def mended(team: Team, audit: PlanAudit) -> PlanAudit:
    for mend in own_mends(team.author):
        commands.answer_mend(mend=mend, mended_on=TODAY, how="Hours given.", today=LATER, by=team.author)
    audit.refresh_from_db()
    return audit


def test_the_list_says_for_how_long_a_returned_plan_is_open():
    team = Team()
    returned(team)
    (loop,) = open_loops(team.manager, LATER)
    assert ((LATER - loop.since).days, loop.open, loop.late) == (34, 1, 1)


def test_once_its_author_has_mended_everything_a_plan_waits_for_its_re_audit():
    team = Team()
    audit = mended(team, returned(team))
    assert audit.state == "mended"
    (loop,) = open_loops(team.manager, LATER)
    assert (loop.open, loop.late) == (0, 0)


def test_the_re_audit_carries_over_what_was_met_and_closing_it_closes_the_loop():
    team = Team()
    audit = mended(team, returned(team, levels={"f_specific": "partly"}))
    again = begun(team, audit.case, today=LATER)
    assert again.again_of == audit
    sheet = again.sheets.get()
    assert "f_specific" not in sheet.judgements.values_list("criterion", flat=True)
    assert sheet.judgements.count() == len(again.criteria.criteria) - 1
    commands.close_audit(audit=handed_in(sheet, today=LATER), today=LATER, by=team.manager)
    audit.refresh_from_db()
    assert (audit.state, audit.closed_on) == ("closed", LATER)
    assert open_loops(team.manager, LATER) == []


def test_a_plan_returned_again_is_open_since_it_was_first_returned():
    team = Team()
    audit = mended(team, returned(team))
    again = handed_in(begun(team, audit.case, today=LATER).sheets.get(), today=LATER)
    a_mend(again, team.manager, LATER)
    commands.return_to_author(audit=again, today=LATER, by=team.manager)
    (loop,) = open_loops(team.manager, LATER)
    assert (loop.audit, loop.since) == (again, TODAY)


def test_a_plan_is_returned_with_something_to_mend_and_closed_without():
    team = Team()
    audit = graded(team)
    with pytest.raises(Refused, match="Nothing is to be mended"):
        commands.return_to_author(audit=audit, today=TODAY, by=team.manager)
    a_mend(audit, team.manager)
    with pytest.raises(Refused, match="still to be mended"):
        commands.close_audit(audit=audit, today=TODAY, by=team.manager)


def test_somebody_is_named_for_each_thing_where_the_author_is_not_known():
    team = Team()
    audit = handed_in(begun(team, a_case(team.area), author=None).sheets.get())
    a_mend(audit, team.manager)
    with pytest.raises(Refused, match="who mends it"):
        commands.return_to_author(audit=audit, today=TODAY, by=team.manager)


def test_only_the_author_whoever_is_named_and_the_case_manager_say_that_it_is_mended():
    team = Team()
    audit = returned(team)
    mend = own_mends(team.author).get()
    for person in (team.first, team.second):
        with pytest.raises(PermissionDenied):
            commands.answer_mend(mend=mend, mended_on=TODAY, how="x", today=TODAY, by=person)
    commands.answer_mend(mend=mend, mended_on=TODAY, how="x", today=TODAY, by=team.manager)
    audit.refresh_from_db()
    assert audit.state == "mended"


def test_nothing_was_mended_or_settled_in_the_future():
    team = Team()
    returned(team)
    with pytest.raises(Refused, match="in the future"):
        commands.answer_mend(mend=own_mends(team.author).get(), mended_on=LATER, how="x", today=TODAY, by=team.author)


def test_what_is_to_be_mended_changes_no_more_once_the_plan_is_returned():
    team = Team()
    audit = returned(team)
    with pytest.raises(Refused, match="changes no more"):
        a_mend(audit, team.manager)
    with pytest.raises(Refused, match="changes no more"):
        commands.remove_mend(mend=own_mends(team.author).get(), by=team.manager)
