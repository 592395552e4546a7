"""A partnership with a plan and a board, and its public site, for the tests of this folder."""

from types import SimpleNamespace

from django.utils import timezone

from sendwell.apps.partnership.models import Person
from sendwell.apps.public import commands
from sendwell.apps.public.models import Edition
from tests.apps.business.boards import a_board
from tests.apps.programme.plans import a_plan, an_action, an_update

SECRET = "Dismissal of a head teacher"


def a_world(**more) -> SimpleNamespace:
    """A board that meets today, a plan with one promise that is on course, and nothing public."""
    board = a_board()
    plan = a_plan(board.area, board.manager)
    priority = plan.priorities.get()
    action = an_action(priority, board.manager, owner=board.members[0], **more)
    an_update(action, board.members[0], happened="Ann Lee told the team.")
    return SimpleNamespace(**vars(board), plan=plan, priority=priority, action=action)


def prepared(world: SimpleNamespace, by: Person | None = None) -> Edition:
    """What is prepared of the world as it stands."""
    return commands.prepare_site(today=timezone.localdate(), by=by or world.manager)


def made_public(world: SimpleNamespace) -> Edition:
    """What was prepared, and published."""
    return commands.publish_site(edition=prepared(world), today=timezone.localdate(), by=world.manager)
