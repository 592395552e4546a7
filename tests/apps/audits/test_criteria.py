"""The criteria of an area, version by version."""

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.audits import commands
from sendwell.apps.audits.queries.criteria import criteria_in_force, criteria_page
from sendwell.apps.mechanisms.refused import Refused
from sendwell.domain.plan_quality import default_criteria
from tests.apps.audits.plans import Team, begun

pytestmark = pytest.mark.django_db
SAID = {"section": "F", "asks": "Is it enough?", "good": "It is.", "agency": "health", "law": True, "source": ""}


def test_an_area_starts_from_sendwells_criteria_and_makes_them_its_own():
    team = Team()
    assert criteria_in_force(team.area).criteria == default_criteria()
    new = commands.save_criterion(key="", version=1, why="We care.", by=team.manager, **SAID)
    assert (new.number, len(new.criteria)) == (2, len(default_criteria()) + 1)
    page = criteria_page(team.area, "")
    assert page.lines[0].changes == ("Added to F: Is it enough?",)
    assert next(one for one in new.criteria if one.asks == "Is it enough?").source == "The area’s own criterion."


def test_an_audit_keeps_the_criteria_that_it_was_begun_with():
    team = Team()
    audit = begun(team)
    commands.remove_criterion(key="a_child", version=1, why="", by=team.manager)
    audit.refresh_from_db()
    assert "a_child" in {one.key for one in audit.criteria.criteria}
    assert "a_child" not in {one.key for one in begun(team).criteria.criteria}
    assert "a_child" in {one.key for _, _, some in criteria_page(team.area, "1").sections for one in some}


def test_whoever_changes_criteria_that_somebody_else_has_changed_meanwhile_is_told():
    team = Team()
    commands.save_criterion(key="", version=1, why="", by=team.manager, **SAID)
    with pytest.raises(Refused, match="Look at version 2"):
        commands.save_criterion(key="f_specific", version=1, why="", by=team.manager, **SAID)


def test_a_change_that_changes_nothing_makes_no_version():
    team = Team()
    one = default_criteria()[0]
    said = {name: getattr(one, name) for name in SAID}
    assert commands.save_criterion(key=one.key, version=1, why="", by=team.manager, **said).number == 1


def test_what_nobody_has_checked_stays_marked_until_the_source_changes():
    team = Team()
    one = next(one for one in default_criteria() if one.unverified)
    said = {name: getattr(one, name) for name in SAID}
    reworded = commands.save_criterion(key=one.key, version=1, why="", by=team.manager, **{**said, "asks": "Is it?"})
    assert next(new for new in reworded.criteria if new.key == one.key).unverified == one.unverified


def test_grades_need_shares_in_their_order():
    team = Team()
    with pytest.raises(Refused, match="larger share"):
        commands.save_rule(least={"good": 90.0}, version=1, why="", by=team.manager)
    assert commands.save_rule(least={"good": 70.0}, version=1, why="", by=team.manager).rule.grade("good").least == 70


def test_only_the_case_manager_changes_criteria():
    team = Team()
    for person in (team.first, team.author):
        with pytest.raises(PermissionDenied):
            commands.save_criterion(key="", version=1, why="", by=person, **SAID)
