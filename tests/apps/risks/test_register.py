"""The register of risks: named at a meeting, judged with a reason, closed, and told where the plan is."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.risks import beside, commands
from sendwell.apps.risks.models import Risk
from sendwell.apps.risks.queries import moved, risks_of, scales_of
from tests.apps.business.boards import a_board, an_item, noted
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


def a_risk(manager, **said) -> Risk:
    """A risk of the manager's area, scored 12, to be looked at again in four weeks."""
    today = timezone.localdate()
    fields = {"event": "Posts stay empty", "cause": "", "effect": "", "owner": manager, "organisation": None}
    fields |= {"mitigation": "", "priorities": [], "actions": [], "measure": "", "likelihood": 3, "impact": 4}
    fields |= {"review_on": today + timedelta(days=28), "why": "Three posts are empty."} | said
    return commands.add_risk(today=today, by=manager, **fields)


def judged(risk: Risk, by, **said):
    """The risk judged anew."""
    today = timezone.localdate()
    fields = {"likelihood": 4, "impact": 4, "state": "open", "review_on": today + timedelta(days=28), "why": "Worse."}
    return commands.judge_risk(risk=risk, today=today, by=by, **(fields | said))


def test_a_risk_that_is_judged_anew_keeps_how_it_was_judged_before():
    manager = a_manager(an_area())
    risk = a_risk(manager)
    judged(risk, manager)
    rows = list(risk.judgements.order_by("-pk"))
    assert [row.score for row in rows] == [16, 12]
    assert (risk.score, risk.band.name, moved(rows).words) == (16, "Extreme", "up from 12")


def test_a_risk_that_is_closed_needs_no_day_and_can_be_opened_again():
    manager = a_manager(an_area())
    risk = a_risk(manager)
    judged(risk, manager, state="closed", review_on=None, why="The posts are filled.")
    assert (risk.state, risk.review_on) == ("closed", None)
    judged(risk, manager, state="open")
    assert risk.state == "open"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"why": " "}, "Say why"),
        ({"review_on": None}, "Enter the day"),
        ({"review_on": timezone.localdate() - timedelta(days=1)}, "after today"),
        ({"review_on": timezone.localdate() + timedelta(days=900)}, "within a year"),
    ],
)
def test_a_judgement_says_why_and_when_it_is_looked_at_again(said, sentence):
    manager = a_manager(an_area())
    risk = a_risk(manager)
    with pytest.raises(Refused, match=sentence):
        judged(risk, manager, **said)
    assert risk.judgements.count() == 1


def test_somebody_or_some_organisation_watches_every_risk_that_is_added():
    with pytest.raises(Refused, match="who watches it"):
        a_risk(a_manager(an_area()), owner=None)


def test_whoever_watches_a_risk_judges_it_and_nobody_else_but_the_manager():
    area = an_area()
    manager, owner, other = a_manager(area), a_person(area, Role.ACTION_OWNER), a_person(area, Role.ACTION_OWNER)
    risk = a_risk(manager, owner=owner)
    judged(risk, owner)
    with pytest.raises(PermissionDenied):
        judged(risk, other)


def test_people_and_measures_of_elsewhere_are_refused():
    manager, stranger = a_manager(an_area()), a_person(an_area("Saltmarsh"))
    with pytest.raises(Refused, match="own area"):
        a_risk(manager, owner=stranger)
    with pytest.raises(Refused, match="Choose a measure"):
        a_risk(manager, measure="nothing.known")


def test_numbers_of_risks_are_never_used_twice():
    manager = a_manager(an_area())
    first = a_risk(manager)
    second = a_risk(manager)
    second.judgements.all().delete()
    second.delete()
    assert a_risk(manager).number == first.number + 2


def test_the_same_words_at_two_meetings_are_one_risk_for_others_to_judge():
    board = a_board()
    for words in ("Nobody can be recruited", "nobody can  be recruited"):
        noted(an_item(board), "noted", board.clerk, new_risk=words)
    risk = risks_of(board.area).get()
    assert (risk.outcomes.count(), risk.score, risk.watched_by) == (2, None, "")
    assert [notice.words for notice in beside.on_home(board.area, [])] == ["1 risk that nobody has judged yet"]


def test_a_risk_that_nobody_watches_is_not_judged():
    board = a_board()
    risk = commands.name_risk(event="Money ends", by=board.clerk)
    with pytest.raises(Refused, match="Nobody watches"):
        judged(risk, board.manager)


def test_a_step_is_worded_by_the_area_and_means_again_what_it_did_without_words():
    manager = a_manager(an_area())
    before = scales_of(manager.area).impact[3].means
    commands.reword_step(scale="impact", level=4, means="A whole district is without a service.", by=manager)
    assert scales_of(manager.area).impact[3].means == "A whole district is without a service."
    commands.reword_step(scale="impact", level=4, means="", by=manager)
    assert scales_of(manager.area).impact[3].means == before
    with pytest.raises(Refused, match="no such step"):
        commands.reword_step(scale="impact", level=9, means="x", by=manager)


def test_the_register_leads_to_the_closed_ones_and_what_meetings_said(client):
    board = a_board()
    outcome = noted(an_item(board), "noted", board.clerk, new_risk="Money ends", wording="The grant ends in March")
    closed = a_risk(board.manager, event="Posts stay empty")
    judged(closed, board.manager, state="closed", review_on=None)
    client.force_login(board.clerk.user)
    at = f"/{board.area.slug}"
    open_ones, closed_ones = (client.get(f"{at}/risks/{asked}").content.decode() for asked in ("", "?state=closed"))
    assert "Money ends" in open_ones
    assert "Posts stay empty" not in open_ones
    assert "Posts stay empty" in closed_ones
    for page in ("", f"{outcome.risk_id}/"):
        assert "The grant ends in March" in client.get(f"{at}/meetings/said/risks/{page}").content.decode()
