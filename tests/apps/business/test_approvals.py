"""Who approved which version of a plan, what a decision does to the plan, and the way of an approval."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.business.approvals import plan_approval, route_page
from sendwell.apps.business.commands import approvals as commands
from sendwell.apps.business.sealing import content_of, mark_of_content, what_changed
from sendwell.apps.governance.models import Decision, Meeting
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import OrganisationKind
from sendwell.apps.programme.models import Action, Milestone, Update
from tests.apps.business.boards import a_board
from tests.apps.programme.plans import a_plan
from tests.support.factories import a_manager, a_person, an_area, an_organisation

pytestmark = pytest.mark.django_db
TODAY, SUBMIT_BY, CABINET_MET = date(2026, 3, 5), date(2018, 8, 20), date(2018, 7, 12)


@pytest.fixture
def board():
    board = a_board()
    board.plan = a_plan(board.area, board.manager)
    board.action = Action.objects.create(priority=board.plan.priorities.get(), number=1, title="A promise")
    board.council = an_organisation(board.area, "Fenmoor County Council")
    board.icb = an_organisation(board.area, "NHS Fenmoor", OrganisationKind.ICB)
    return board


def sealed(board):
    return commands.seal_plan(plan=board.plan, by=board.manager)


def signed(board, organisation, on=TODAY, by_someone_of=None, **said):
    who = a_person(board.area, organisation=by_someone_of or organisation)
    fields = {"sealed": sealed(board), "decision": None, "today": TODAY, "by": board.manager} | said
    return commands.sign(organisation=organisation, signed_by=who, signed_on=on, **fields)


def test_the_council_and_the_health_body_approve_a_plan_each_for_itself(board):
    signed(board, board.council)
    assert plan_approval(board.area, board.plan).words == "The plan as it is now needs the approval of NHS Fenmoor."
    signed(board, board.icb)
    assert plan_approval(board.area, board.plan).words == "Everyone has approved the plan as it is now."


def test_a_change_after_an_approval_asks_for_it_again_and_says_what_changed(board):
    signed(board, board.council)
    Action.objects.update(due_on=date(2027, 1, 1))
    page = plan_approval(board.area, board.plan)
    assert "It needs the approval of Fenmoor County Council and NHS Fenmoor again" in page.words
    assert page.approvals[0].changed == ["Action 1.1, date: “nothing” is now “1 January 2027”"]
    signed(board, board.council)
    assert plan_approval(board.area, board.plan).approvals[0].stands


def test_a_plan_that_is_changed_back_is_the_plan_that_was_approved(board):
    signed(board, board.council)
    Action.objects.update(title="Another promise")
    Action.objects.update(title="A promise")
    assert plan_approval(board.area, board.plan).approvals[0].stands


def test_updates_and_people_are_no_part_of_what_is_approved(board):
    before = mark_of_content(content_of(board.plan))
    Update.objects.create(action=board.action, by=board.manager, rating="green", happened="Done.")
    Action.objects.update(owner=board.manager)
    assert mark_of_content(content_of(board.plan)) == before


@pytest.mark.parametrize("change", ["milestone", "partner", "intent", "new action"])
def test_everything_that_is_promised_is_part_of_it(board, change):
    before = content_of(board.plan)
    if change == "milestone":
        Milestone.objects.create(action=board.action, wording="Half of it", due_on=TODAY)
    if change == "partner":
        board.action.partners.add(board.icb)
    if change == "intent":
        board.plan.intent = "Children are seen sooner."
    if change == "new action":
        Action.objects.create(priority=board.action.priority, number=2, title="Another promise")
    after = content_of(board.plan)
    assert mark_of_content(after) != mark_of_content(before)
    assert len(what_changed(before, after)) == 1
    assert what_changed(after, after) == []


def test_what_was_taken_out_is_said(board):
    before = content_of(board.plan)
    board.action.delete()
    assert what_changed(before, content_of(board.plan)) == ["Action 1.1 was taken out"]


def test_what_cannot_be_signed_is_refused(board):
    signed(board, board.council)
    with pytest.raises(Refused, match="approved this version already"):
        signed(board, board.council)
    with pytest.raises(Refused, match="is not of NHS Fenmoor"):
        signed(board, board.icb, by_someone_of=board.council)
    with pytest.raises(Refused, match="in the future"):
        signed(board, board.icb, on=date(2200, 1, 1))
    with pytest.raises(Refused):
        signed(board, an_organisation(an_area("Saltmere")))
    with pytest.raises(PermissionDenied):
        commands.seal_plan(plan=board.plan, by=board.clerk)


def test_an_approval_is_a_stage_of_the_life_of_the_plan(board):
    signed(board, board.council)
    assert board.plan.stages_reached.get(stage="approved_by_council").on == TODAY


def test_a_decision_does_something_to_an_action_once(board):
    decision = Decision.objects.create(area=board.area, wording="Buy it")
    effect = commands.add_effect(decision=decision, action=board.action, kind="starts", by=board.clerk)
    with pytest.raises(Refused, match="said already"):
        commands.add_effect(decision=decision, action=board.action, kind="stops", by=board.clerk)
    commands.remove_effect(effect=effect, by=board.clerk)
    other = a_manager(an_area("Saltmere"))
    foreign = Action.objects.create(priority=a_plan(other.area, other).priorities.get(), number=1, title="Theirs")
    with pytest.raises(Refused):
        commands.add_effect(decision=decision, action=foreign, kind="starts", by=board.clerk)


def a_way(board, *days):
    route = commands.add_route(title="The statement of action", submit_by=SUBMIT_BY, by=board.clerk)
    for step, on in zip(route.steps.order_by("position"), days, strict=True):
        step.on = on
        step.save()
    return route


ON_PAPER = (date(2018, 7, 17), date(2018, 8, 8), date(2018, 8, 9), date(2018, 8, 20))


def test_the_way_of_2018_fits_and_says_what_scrutiny_could_still_have_upset(board):
    page = route_page(a_way(board, *ON_PAPER), CABINET_MET)
    assert page.words == "Everything fits."
    decision = page.lines[2]
    assert (decision.papers_by, decision.over_on) == (date(2018, 8, 1), date(2018, 8, 16))
    assert decision.spare == "It fits, with 1 day to spare."
    assert "on 16 August 2018 at the earliest, and it would be in on 24 August 2018, 4 days late" in decision.rewritten


def test_a_decision_too_late_says_by_how_many_days_and_what_would_fit(board):
    page = route_page(a_way(board, *ON_PAPER[:2], date(2018, 8, 14), SUBMIT_BY), CABINET_MET)
    assert page.words == "It no longer fits as planned: see Delegated decision, Submission."
    assert page.lines[2].spare == "4 days too late. It fits on 10 August 2018 or earlier."


def test_a_way_begun_too_late_says_when_it_could_be_in(board):
    page = route_page(a_way(board, None, None, None, None), date(2018, 8, 10))
    assert "the first day on which it can be in is 30 August 2018, 10 days late" in page.words


def test_a_step_at_a_body_is_on_a_day_on_which_it_meets(board):
    route = a_way(board, *ON_PAPER)
    route.steps.filter(name="Scrutiny").update(body=board.body, on=None)
    assert "There is no day for it in time" in route_page(route, CABINET_MET).lines[1].spare
    Meeting.objects.create(body=board.body, held_on=date(2018, 8, 1))
    assert "It can be from 1 August 2018 to 1 August 2018" in route_page(route, CABINET_MET).lines[1].spare


def test_steps_are_added_before_the_last_and_taken_off_but_for_one(board):
    route = a_way(board, *ON_PAPER)
    said = {"body": None, "on": None, "needs_papers": False, "may_be_called_in": False}
    commands.add_step(route=route, name="Health and wellbeing board", by=board.clerk, **said)
    names = [step.name for step in route.steps.order_by("position")]
    assert names[-2:] == ["Health and wellbeing board", "Submission"]
    for step in list(route.steps.all())[1:]:
        commands.remove_step(step=step, by=board.clerk)
    with pytest.raises(Refused, match="at least one step"):
        commands.remove_step(step=route.steps.get(), by=board.clerk)
