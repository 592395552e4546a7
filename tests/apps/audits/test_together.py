"""What audits say together, with small numbers hidden."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from sendwell.apps.audits import commands
from sendwell.apps.audits.beside import on_action, on_home
from sendwell.apps.audits.queries.outcomes import outcomes_together
from sendwell.apps.audits.queries.telling import good_plans
from sendwell.apps.audits.queries.together import headline, together
from sendwell.apps.casework.pathway.commands import tell_outcomes
from sendwell.apps.governance.queries import follow_ups_of
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.models import Observation
from sendwell.apps.partnership.models import Role
from tests.apps.audits.plans import TODAY, Team, a_case, a_mend, graded
from tests.apps.outcomes.numbers import at_home
from tests.apps.programme.plans import a_plan
from tests.support.factories import a_person

pytestmark = pytest.mark.django_db
LAST_YEAR = TODAY - timedelta(days=500)


def test_below_five_plans_nothing_is_said_of_their_grades():
    team = Team()
    for _ in range(4):
        graded(team)
    found = together(team.area, TODAY)
    assert found.headline.good is None
    assert "nothing is said of their grades" in found.headline.line
    assert {line.points for line in found.sections} == {None}


def test_from_five_plans_the_board_reads_how_many_are_good_and_how_far_chance_may_move_it():
    team = Team()
    for usual in ("met", "met", "met_well", "partly", "not_met"):
        graded(team, usual)
    found = together(team.area, TODAY)
    assert found.headline.line == "3 of 5 plans audited in the last 12 months are good or better."
    assert found.share.lower < 60 < found.share.upper
    section = next(line for line in found.sections if line.name == "F: Special educational provision")
    assert section.points == pytest.approx((2 / 3 + 2 / 3 + 1 + 1 / 3) / 5 * 100)


def test_each_section_and_agency_stands_beside_its_year_before():
    team = Team()
    for _ in range(5):
        graded(team, "met_well")
        graded(team, "partly", today=LAST_YEAR)
    found = together(team.area, TODAY)
    assert found.headline.plans == 5
    assert {(line.points, round(line.before)) for line in (*found.sections, *found.agencies)} == {(100, 33)}


def test_a_team_with_few_plans_is_hidden_with_another_that_would_give_it_away():
    team = Team()
    for name, number in (("North", 6), ("South", 7), ("West", 2)):
        for _ in range(number):
            graded(team, of_team=name)
    lines = {line.name: line.plans for line in together(team.area, TODAY).teams}
    assert lines["West"] is None
    assert sum(plans is None for plans in lines.values()) == 2


def test_a_weakness_is_shared_once_five_plans_have_it():
    team = Team()
    for _ in range(4):
        graded(team, levels={"f_specific": "partly"})
    assert together(team.area, TODAY).weak == ()
    graded(team, levels={"f_specific": "not_met"})
    (weak,) = together(team.area, TODAY).weak
    assert (weak.criterion.key, weak.plans, weak.of) == ("f_specific", 5, 5)


def test_what_does_not_apply_counts_for_nothing():
    team = Team()
    for _ in range(5):
        graded(team, levels={"h1_care": "not_applicable"})
    assert "Social care provision under" not in " ".join(line.name for line in together(team.area, TODAY).sections)


def test_the_home_page_says_it_in_a_sentence_and_calls_for_what_is_not_closed():
    team = Team()
    assert on_home(team.area, []) == []
    audits = [graded(team, today=TODAY - timedelta(days=40)) for _ in range(5)]
    a_mend(audits[0], team.manager)
    commands.return_to_author(audit=audits[0], today=TODAY - timedelta(days=34), by=team.manager)
    found = headline(team.area, TODAY)
    assert (found.plans, found.good, found.returned, found.oldest) == (5, 5, 1, 34)
    (notice,) = on_home(team.area, [])
    assert "1 returned plan is not closed yet" in notice.words
    assert not notice.calm


def test_a_theme_becomes_an_action_in_the_plan_and_each_leads_to_the_other():
    team = Team()
    manager = a_person(team.area, Role.PROGRAMME_MANAGER)
    plan = a_plan(team.area, manager)
    theme = commands.raise_theme(section="F", words="No amounts", why="Many.", today=TODAY, by=team.manager)
    said = {"title": "Train all authors", "owner": None, "due_on": None}
    action = commands.make_action(theme=theme, priority=plan.priorities.get(), by=manager, **said)
    theme.refresh_from_db()
    assert theme.action == action
    notices = on_action(team.area, SimpleNamespace(action=action))
    assert [notice.words for notice in notices] == ["Audits of plans led to this: No amounts"]


def test_what_a_theme_asks_of_somebody_stands_with_what_was_asked_and_on_the_action_that_answers_it():
    team = Team()
    manager = a_person(team.area, Role.PROGRAMME_MANAGER)
    theme = commands.raise_theme(section="F", words="No amounts", why="Many.", today=TODAY, by=team.manager)
    asked = commands.ask_for(theme=theme, wording="Train all authors", owner=team.author, due_on=TODAY, by=team.manager)
    action = commands.make_action(theme=theme, priority=a_plan(team.area, manager).priorities.get(),
                                  title="Train", owner=None, due_on=None, by=manager)  # fmt: skip
    assert list(follow_ups_of(team.area)) == [asked]
    assert list(action.follow_ups.all()) == [asked]
    assert list(asked.quality_themes.all()) == [theme]
    with pytest.raises(Refused, match="asked for already"):
        commands.ask_for(theme=theme, wording="Again", owner=team.author, due_on=None, by=team.manager)


def test_the_share_of_good_plans_is_told_of_quarters_that_are_over_and_have_five_plans_or_more():
    team = Team()
    at_home(team.area)
    for usual in ("met", "met", "not_met", "met", "met_well"):
        graded(team, usual, today=LAST_YEAR)
    graded(team, "met")
    graded(team, "met", today=LAST_YEAR - timedelta(days=200))
    (told,) = good_plans(team.area, TODAY)
    assert (told.period, told.numerator, told.denominator) == ("202526Q2", 4, 5)
    tell_outcomes(by=a_person(team.area, Role.ANALYST))
    assert Observation.objects.get(measure="plan_quality_good").value == 80


def test_a_training_is_named_before_its_day_and_held_before_it_is_said_to_be():
    team = Team()
    theme = commands.raise_theme(section="F", words="No amounts", why="Many.", today=TODAY, by=team.manager)
    with pytest.raises(Refused, match="what the training is"):
        commands.change_theme(theme=theme, training_on=TODAY, today=TODAY, by=team.manager)
    theme.refresh_from_db()
    with pytest.raises(Refused, match="not held yet"):
        commands.change_theme(theme=theme, training="Amounts", training_held_on=TODAY + timedelta(days=1),
                              today=TODAY, by=team.manager)  # fmt: skip


def record(team: Team, case, phase: str = "primary", on=TODAY, **counts) -> None:
    commands.record_outcomes(
        case=case, reviewed_on=on, phase=phase, counts=counts, today=TODAY, by=team.manager
    )  # fmt: skip


def test_outcomes_are_rolled_up_by_need_and_stage_and_few_children_are_hidden():
    team = Team()
    for number in range(9):
        record(team, a_case(team.area), "primary" if number < 7 else "early",
               semh={"achieved": 1, "partly": 1, "not_achieved": 0, "changed": 0})  # fmt: skip
    row = next(row for row in outcomes_together(team.area) if row.need.startswith("Social"))
    cells = {cell.phase: cell for cell in row.cells}
    assert cells["All stages"].children == 9
    assert cells["All stages"].shares[0] == 50
    assert cells["Early years"].children is None
    assert cells["Primary"].children is None, "it would give away the other"


def test_a_child_counts_once_by_the_latest_review_and_the_same_day_is_replaced():
    team = Team()
    cases = [a_case(team.area) for _ in range(5)]
    for case in cases:
        record(team, case, on=TODAY - timedelta(days=300), semh={"achieved": 9})
        record(team, case, semh={"not_achieved": 1})
        record(team, case, semh={"achieved": 2})
    row = next(row for row in outcomes_together(team.area) if row.need.startswith("Social"))
    assert (row.cells[-1].children, row.cells[-1].outcomes, row.cells[-1].shares[0]) == (5, 10, 100)


def test_outcomes_of_a_review_to_come_or_of_none_are_refused():
    team = Team()
    case = a_case(team.area)
    with pytest.raises(Refused, match="still to come"):
        record(team, case, on=TODAY + timedelta(days=1), semh={"achieved": 1})
    with pytest.raises(Refused, match="at least one area"):
        record(team, case, semh={"achieved": 0})
