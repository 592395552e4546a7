"""Who sits on what, what is part of what, and who answers to whom."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from sendwell.apps.governance import commands
from sendwell.apps.governance.models import MemberRole
from sendwell.apps.governance.notice import papers_due, papers_rule
from sendwell.apps.governance.structure import bodies_structure, posts_structure
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from tests.apps.governance.test_pages import sent, shown, signed_in
from tests.support.factories import a_manager, a_person, an_area, an_organisation

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 5)


@pytest.fixture
def manager():
    return a_manager(an_area())


def a_body(manager, name="SEND Improvement Board", **said):
    return commands.add_body(name=name, by=manager, **said)


def a_seat(manager, body, person, **said):
    fields = {"role": MemberRole.MEMBER, "organisation": None, "starts_on": date(2027, 1, 1), "ends_on": None}
    return commands.add_member(body=body, person=person, by=manager, **fields | {"deputy": None} | said)


def a_post(manager, title, **said):
    fields = {"organisation": None, "holder": None, "reports_to": None} | said
    return commands.add_post(title=title, by=manager, **fields)


def test_a_body_is_not_its_own_parent_nor_its_grandparent(manager):
    board = a_body(manager)
    group = a_body(manager, "Working group", parent=board)
    with pytest.raises(Refused, match="can’t be part of itself"):
        commands.change_body(body=board, parent=board, by=manager)
    with pytest.raises(Refused, match="part of “Working group”, which is part of “SEND Improvement Board”: a circle"):
        commands.change_body(body=board, parent=group, by=manager)


def test_a_body_does_not_report_to_itself_nor_to_a_body_of_another_area(manager):
    board, other = a_body(manager), a_body(a_manager(an_area("Saltmere")))
    for fields in ({"reports_to": [board]}, {"reports_to": [other]}, {"parent": other}):
        with pytest.raises(Refused):
            commands.change_body(body=board, by=manager, **fields)


def test_the_structure_says_what_each_body_may_do_and_who_chairs_it(manager):
    chair, beside = a_person(manager.area, name="Ann Chair"), a_person(manager.area, name="Bob Beside")
    wellbeing = a_body(manager, "Health and wellbeing board")
    board = a_body(manager, chair=chair, decides=True, scrutinises=True, parent=wellbeing, reports_to=[wellbeing])
    a_seat(manager, board, beside, role=MemberRole.CO_CHAIR)
    (top,) = bodies_structure(manager.area, TODAY).lines
    (below,) = top.below
    assert below.beside == "decides and scrutinises; chaired by Ann Chair and Bob Beside"
    assert below.also == "Reports also to Health and wellbeing board."


def test_a_co_chair_whose_term_has_ended_chairs_no_more(manager):
    board = a_body(manager)
    a_seat(manager, board, a_person(manager.area, name="Bob"), role=MemberRole.CO_CHAIR, ends_on=date(2027, 3, 4))
    assert bodies_structure(manager.area, TODAY).lines[0].beside == ""


def test_a_seat_is_for_the_persons_own_organisation_unless_another_is_named(manager):
    health, council = an_organisation(manager.area), an_organisation(manager.area)
    person, board = a_person(manager.area, organisation=health), a_body(manager)
    assert a_seat(manager, board, person).organisation == health
    other = a_seat(manager, board, person, role=MemberRole.OBSERVER, organisation=council)
    assert other.organisation == council


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"ends_on": date(2026, 12, 31)}, "before it begins on 1 January 2027"),
        ({"deputy": "themselves"}, "can’t sit for themselves"),
        ({"starts_on": date(2027, 2, 1)}, "on those days already"),
    ],
)
def test_a_seat_that_cannot_be_is_refused_in_words(manager, said, words):
    board, person = a_body(manager), a_person(manager.area)
    a_seat(manager, board, person)
    with pytest.raises(Refused, match=words):
        a_seat(
            manager, board, person, **{name: person if value == "themselves" else value for name, value in said.items()}
        )


def test_whoever_sat_before_may_sit_again(manager):
    board, person = a_body(manager), a_person(manager.area)
    a_seat(manager, board, person, ends_on=date(2027, 1, 31))
    assert a_seat(manager, board, person, starts_on=date(2027, 2, 1)).sits_on(TODAY)


def test_a_post_without_a_holder_is_vacant_and_stands_under_the_one_it_answers_to(manager):
    director = a_post(manager, "Director", holder=a_person(manager.area, name="Ann Director"))
    a_post(manager, "SEND group manager", reports_to=director)
    found = posts_structure(manager.area)
    assert found.words == "2 posts, 1 of them vacant, on 2 levels."
    assert [line.beside for line in found.lines[0].below] == ["vacant"]


def test_a_post_does_not_answer_to_one_that_answers_to_it(manager):
    director = a_post(manager, "Director")
    below = a_post(manager, "Manager", reports_to=director)
    fields = {"title": "Director", "organisation": None, "holder": None}
    with pytest.raises(Refused, match="answer to “Manager”, which answers to “Director”: a circle"):
        commands.change_post(post=director, reports_to=below, by=manager, **fields)
    with pytest.raises(Refused, match="answers to this post"):
        commands.remove_post(post=director, by=manager)
    commands.remove_post(post=below, by=manager)
    commands.remove_post(post=director, by=manager)


def test_the_clerk_keeps_bodies_and_posts_and_nobody_else_does(manager):
    clerk = a_person(manager.area, Role.CLERK)
    a_post(clerk, "Director")
    with pytest.raises(PermissionDenied):
        a_post(a_person(manager.area, Role.BOARD_MEMBER), "Director")


def test_papers_of_a_council_body_are_out_by_the_law_and_others_by_their_own_terms(manager):
    cabinet = a_body(manager, "Cabinet", council_law=True)
    board = a_body(manager, "Board", papers_days=7)
    assert papers_due(cabinet, date(2019, 10, 17)).on == date(2019, 10, 9)
    assert papers_due(board, date(2019, 10, 17)).on == date(2019, 10, 7)
    assert papers_due(a_body(manager, "Group"), TODAY) is None
    assert papers_rule(board) == "7 clear working days, by the terms of reference of Board"


def test_the_charts_are_pictures_with_the_same_as_a_list(manager):
    board = a_body(manager, "Board of all <things>")
    a_body(manager, "Group", parent=board)
    page = shown(manager, "structure")
    assert 'role="img"' in page
    assert "2 bodies on 2 levels." in page
    assert page.count("Board of all &lt;things&gt;") >= 2
    assert "No post yet" in shown(manager, "posts")


def test_a_member_is_added_and_their_term_ended_on_the_page_of_the_body(manager):
    board, person = a_body(manager), a_person(manager.area, name="Ann Lee")
    term = {"person": person.pk, "role": "member", "starts_on_day": 1, "starts_on_month": 2, "starts_on_year": 2026}
    assert sent(manager, "add_member", term, body_id=board.pk).status_code == 302
    page = shown(manager, "body", body_id=board.pk)
    assert "Ann Lee" in page
    end = term | {"ends_on_day": 3, "ends_on_month": 3, "ends_on_year": 2026}
    sent(manager, "change_member", end, membership_id=board.memberships.get().pk)
    assert "Those whose term has ended or not begun (1)" in shown(manager, "body", body_id=board.pk)


def test_charts_take_as_many_queries_for_many_as_for_one(manager, django_assert_max_num_queries):
    above = None
    for number in range(15):
        above = a_body(manager, f"Body {number}", parent=above, chair=manager)
        a_post(manager, f"Post {number}", holder=manager)
    client = signed_in(manager)
    for name in ("structure", "posts"):
        with django_assert_max_num_queries(9):
            client.get(reverse(name, args=[manager.area.slug]))
