"""Visits: planned, written up, judged, and the work that follows."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from sendwell.apps.evidence.models import Document
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.monitoring.beside import on_action, on_home, on_priority
from sendwell.apps.monitoring.commands import asking, judging, visits
from sendwell.apps.monitoring.looking import visit_page, visits_page
from sendwell.apps.monitoring.models import EvidenceAsked, Visit
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.models import Action, KeyDate, Priority
from sendwell.apps.programme.queries.plan_at import states_of
from tests.apps.governance.meetings import a_paper
from tests.apps.monitoring.visiting import a_visit, a_visited_plan, today
from tests.support.factories import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_visited_plan()


def judged(world, visit, judgement="insufficient", **more):
    said = {"priority": world.priority, "words": "The backlog has grown.", "today": today(), "by": world.manager}
    return judging.judge(visit=visit, judgement=judgement, **{**said, **more})


def test_a_planned_visit_stands_among_the_key_dates_and_moves_there(world):
    visit = a_visit(world, -14)
    later = visit.held_on + timedelta(days=7)
    visits.change_visit(visit=visit, kind=visit.kind, held_on=later, until=None, purpose="", by=world.manager)
    assert KeyDate.objects.get().on == later
    assert KeyDate.objects.get().what == "Monitoring meeting with the DfE and NHS England"


def test_a_visit_that_does_not_come_about_leaves_nothing(world):
    visits.remove_visit(visit=a_visit(world, -14), by=world.manager)
    assert not KeyDate.objects.exists()


def test_a_visit_of_which_something_came_stays(world):
    visit = a_visit(world)
    judged(world, visit)
    with pytest.raises(Refused, match="Something came of this visit already"):
        visits.remove_visit(visit=visit, by=world.manager)


def test_a_visit_before_the_report_is_refused(world):
    with pytest.raises(Refused, match="is before the report that a visit looks back on, of 2 February 2026"):
        a_visit(world, held_on=date(2026, 1, 30))


def test_a_visit_of_a_kind_that_the_framework_does_not_have_is_refused(world):
    with pytest.raises(Refused, match="Choose a kind of visit that the framework has"):
        a_visit(world, kind="revisit")


def test_a_visit_that_is_written_up_reaches_its_stage_of_the_plan_once(world):
    visit = a_visit(world)
    for feedback in ("Well led.", "Well led, and late."):
        visits.write_up(visit=visit, people=[], visitors="A, DfE", feedback=feedback, today=today(), by=world.manager)
    assert [(row.stage, row.on) for row in world.plan.stages_reached.all()] == [("monitored", visit.held_on)]


def test_what_came_of_a_visit_to_come_is_not_written_down(world):
    with pytest.raises(Refused, match="once it has been"):
        judged(world, a_visit(world, -14))


def test_a_priority_of_another_plan_is_not_judged(world):
    other = a_visited_plan("Saltmarsh").priority
    with pytest.raises(Refused, match="Choose a priority of the plan that is visited"):
        judged(world, a_visit(world), priority=other)


def test_a_word_that_the_scale_does_not_have_is_refused(world):
    with pytest.raises(Refused, match="Choose one of the judgements of its framework"):
        judged(world, a_visit(world), judgement="good")


def test_a_re_inspection_judges_no_priority_by_itself(world):
    with pytest.raises(Refused, match="A re-inspection judges no priority by itself"):
        judged(world, a_visit(world, kind="full_inspection"))


def test_a_judgement_shows_on_its_priority_and_counts_on_the_page_of_visits(world):
    judged(world, a_visit(world))
    assert "judged: insufficient progress" in on_priority(world.area, world.priority)[0].words
    assert not on_priority(world.area, world.priority)[0].calm
    assert visits_page(world.area, today()).words == "1 of 1 priorities judged fall short. No visit is planned."


def test_a_later_judgement_that_suffices_calms_the_one_before(world):
    judged(world, a_visit(world, 60))
    judged(world, a_visit(world, 7), judgement="sufficient")
    assert all(notice.calm for notice in on_priority(world.area, world.priority))


def test_an_action_that_follows_leads_back_to_its_visit(world):
    visit = a_visit(world)
    said = {"title": "Publish the counts each month", "owner": None, "due_on": None}
    judging.add_action_after(visit=visit, priority=world.priority, today=today(), by=world.manager, **said)
    [state] = states_of(Action.objects.all(), today())
    assert on_action(world.area, state)[0].words == f"It follows from the monitoring meeting of {visit.when}"
    assert visit_page(world.area, visit, today()).follows[0].action.title == "Publish the counts each month"


def test_home_says_what_the_next_visit_waits_for_and_when_it_is_late(world):
    visit = a_visit(world, -14)
    yesterday = today() - timedelta(days=1)
    for due_on in (None, yesterday):
        asking.ask_for(visit=visit, wording="Counts", line=None, asked_of=None, due_on=due_on, by=world.manager)
    [notice] = on_home(world.area, [])
    assert notice.words.endswith("in 14 days: 2 of 2 pieces of evidence are still to be given, 1 late")
    assert not notice.calm


def test_home_asks_for_a_visit_that_nobody_wrote_up_until_it_is_long_ago(world):
    a_visit(world, 7)
    assert "Nobody has written down what the monitoring meeting" in on_home(world.area, [])[0].words
    Visit.objects.update(held_on=today() - timedelta(days=91))
    assert on_home(world.area, []) == []


def asked(world, **more):
    said = {"wording": "Counts by district", "line": None, "asked_of": None, "due_on": None, **more}
    return asking.ask_for(visit=a_visit(world, -14), by=world.manager, **said)


def given(row, by, **more):
    said = {"evidence": None, "paper": None, "where": "In the shared folder.", **more}
    return asking.give(asked=row, today=today(), by=by, **said)


def test_whoever_is_asked_gives_it_and_nobody_else(world):
    owner = a_person(world.area, Role.ACTION_OWNER)
    row = asked(world, asked_of=owner)
    with pytest.raises(PermissionDenied):
        given(row, a_person(world.area, Role.ACTION_OWNER))
    assert (given(row, owner).given_on, given(row, owner).given_by) == (today(), owner)


def test_giving_nothing_is_refused(world):
    with pytest.raises(Refused, match="Choose evidence or a paper, or say where"):
        given(asked(world), world.manager, where="  ")


def test_a_line_of_another_visit_is_refused(world):
    line = asking.add_line(visit=a_visit(world, 20), wording="Is it so?", priority=None, by=world.manager)
    with pytest.raises(Refused, match="Choose a line of this visit"):
        asked(world, line=line)


def test_a_clock_expects_the_next_visit_until_it_is_planned(world):
    visits.write_up(
        visit=a_visit(world, 7), people=[], visitors="", feedback="Well led.", today=today(), by=world.manager
    )
    [expected] = [one for one in visits_page(world.area, today()).expected if one.what.key == "monitoring_meeting"]
    assert expected.planned is None
    planned = a_visit(world, -80)
    [expected] = [one for one in visits_page(world.area, today()).expected if one.what.key == "monitoring_meeting"]
    assert expected.planned == planned


def test_pages_of_visits_ask_as_much_of_the_database_however_many_there_are(world, django_assert_max_num_queries):
    for number in range(12):
        visit = a_visit(world, number + 1)
        judged(world, visit)
        asking.add_line(visit=visit, wording="Is it so?", priority=world.priority, by=world.manager)
    with django_assert_max_num_queries(12):
        visits_page(world.area, today())
    with django_assert_max_num_queries(8):
        on_priority(world.area, Priority.objects.get())


def test_whoever_is_asked_for_evidence_is_not_offered_private_papers(client, world):
    a_paper(world.area, world.manager)
    Document.objects.filter(pk=a_paper(world.area, world.manager).pk).update(title="Costs", private_because="Money")
    owner = a_person(world.area, Role.ACTION_OWNER)
    asked = EvidenceAsked.objects.create(visit=a_visit(world), wording="Placement costs", asked_of=owner)
    client.force_login(owner.user)
    shown = client.get(reverse("give_evidence", args=[world.area.slug, asked.pk])).content.decode()
    assert ("Minutes" in shown, "Costs" in shown) == (True, False)
