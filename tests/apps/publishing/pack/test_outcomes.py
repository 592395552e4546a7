"""What a pack says of the numbers."""

from datetime import date

import pytest

from sendwell.apps.outcomes.commands import aiming, doubting
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.partnership.models import Role, RoleHeld
from sendwell.apps.partnership.revision import reading
from sendwell.apps.publishing.commands import withdraw_data
from sendwell.apps.publishing.kept import from_json, to_json
from sendwell.apps.publishing.paper.tree import Figure
from tests.apps.audits.plans import Team, graded
from tests.apps.outcomes.numbers import STEADY, TIMELY, at_home, monthly, own
from tests.apps.publishing.giving import given
from tests.apps.publishing.pack.test_build import cells, rows, said, section
from tests.apps.publishing.plans import World

pytestmark = pytest.mark.django_db
HEADING = "What has changed for children"


@pytest.fixture
def world() -> World:
    made = World()
    at_home(made.area)
    RoleHeld.objects.create(person=made.manager, role=Role.ANALYST)
    return made


def test_a_pack_without_numbers_says_so(world):
    assert said(section(world.paper(), HEADING)).endswith("No number is loaded yet.")


def test_a_pack_says_in_a_sentence_how_good_audited_plans_are(world):
    team = Team(world.area)
    for _ in range(5):
        graded(team, today=world.material().today)
    assert "Plan quality. 5 of 5 plans audited" in said(section(world.paper(), HEADING))


def test_a_pack_gives_each_measure_with_what_its_number_means(world):
    own(world.manager, monthly([*STEADY, 71]))
    first = cells(rows(section(world.paper(), HEADING))[0])
    assert first[1:3] == ["71.0% in October 2026", "Better than chance explains"]


def test_a_pack_sets_the_impact_that_numbers_support_beside_what_is_said(world):
    own(world.manager, monthly([*STEADY, 63, 64, 66, 65, 67]))
    action = world.action(world.priority(), "Hire two coordinators", rating="green", starts_on=date(2026, 6, 1))
    aiming.add_aim(of=action, measure=TIMELY, value=90, due_on=date(2027, 12, 1), by=world.manager)
    last = cells(rows(section(world.paper(), HEADING))[-1])
    assert last[1:3] == ["not said", "some"]
    assert "by more than chance explains" in last[3]


def test_a_pack_names_what_worsens_while_nobody_acts_with_what_was_said_of_it(world):
    own(world.manager, monthly([*STEADY, 30, 28, 27, 25]))
    assert "Worse, and no action is open for it" in said(section(world.paper(), HEADING))
    measure = measures_of(world.area)[TIMELY]
    doubting.comment_on_exception(measure=measure, words="Two posts were empty.", by=world.manager)
    assert "“Two posts were empty.”" in said(section(world.paper(), HEADING))


def with_aim(world: World) -> World:
    own(world.manager, monthly([*STEADY, 71]))
    aiming.add_aim(of=world.priority(), measure=TIMELY, value=90, due_on=date(2027, 12, 1), by=world.manager)
    return world


def figures(paper) -> list[Figure]:
    return [block for block in section(paper, HEADING).blocks if isinstance(block, Figure)]


def test_a_pack_pictures_each_measure_that_something_aims_at(world):
    (found,) = figures(with_aim(world).paper())
    assert (len(found.dots), found.dots[-1].kind, len(found.stretches)) == (15, "better", 1)
    assert "71% in October 2026" in found.alternative or "71.0% in October 2026" in found.alternative


def test_a_pack_without_aims_has_no_picture(world):
    own(world.manager, monthly([*STEADY, 71]))
    assert figures(world.paper()) == []


def test_a_pack_keeps_its_pictures_whatever_is_loaded_later(world):
    before = to_json(with_aim(world).paper())
    own(world.manager, monthly([5, 6], last=date(2026, 12, 31)))
    assert figures(world.paper())[0].dots[-1].value == 6.0
    assert figures(from_json(before))[0].dots[-1].value == 71.0


def test_a_pack_with_numbers_asks_the_database_little(world, django_assert_max_num_queries):
    with_aim(world)
    world.area.refresh_from_db()
    with reading(world.area), django_assert_max_num_queries(28):
        world.material()
    with reading(world.area), django_assert_max_num_queries(8):  # the numbers and the plan are kept
        world.material()


def public_words(world: World) -> str:
    return said(section(world.paper(audience="public"), HEADING))


def test_a_public_pack_tells_no_number_that_nobody_has_published(world):
    own(world.manager, monthly([*STEADY, 71]))
    assert public_words(world).endswith("No number about children is published here yet.")


def test_a_public_pack_pictures_and_tells_what_is_published_with_small_numbers_hidden(world):
    own(world.manager, monthly([*STEADY, 3, 71], of=100))
    own(world.manager, monthly([40, 50], measure="annual_review_on_time", of=100))
    given(world.manager)
    paper = world.paper(audience="public")
    (found,) = [block for block in section(paper, HEADING).blocks if isinstance(block, Figure)]
    table = [cells(row) for row in rows(section(paper, HEADING))]
    assert (len(found.dots), "71.0% in October 2026" in found.alternative) == (15, True)
    assert table[0] == ["October 2026", "71.0%"]
    assert table[1][1].startswith("c: hidden, because few children are counted")
    assert "annual review" not in said(section(paper, HEADING)).lower()


def test_a_public_pack_tells_no_more_of_what_is_withdrawn(world):
    own(world.manager, monthly([*STEADY, 71], of=100))
    withdraw_data(data_set=given(world.manager), why="Wrong.", by=world.manager)
    assert "71.0%" not in public_words(world)
