"""Who runs the programme, and who says how an action is going."""

from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds, may_view_area
from sendwell.apps.programme.models import Action

may_read_programme = may_view_area
"""Everyone with a role reads the plan, and what it rests on."""


def may_run_programme(person: Person) -> bool:
    """The programme manager starts the programme and keeps the plan: its priorities, actions, dates and stages."""
    return holds(person, Role.PROGRAMME_MANAGER)


def may_own_actions(person: Person) -> bool:
    """Action owners and the programme manager have a page of their own actions."""
    return holds(person, Role.ACTION_OWNER, Role.PROGRAMME_MANAGER)


def may_update_action(person: Person, action: Action) -> bool:
    """The programme manager, and the action's owner. Fetch `priority__plan__programme` with the action."""
    if action.priority.plan.programme.area_id != person.area_id:
        return False
    return may_run_programme(person) or (action.owner_id == person.pk and holds(person, Role.ACTION_OWNER))


def may_verify(person: Person) -> bool:
    """Whoever works in the partnership or sits on its boards verifies the evidence of other organisations."""
    return holds(person, Role.PROGRAMME_MANAGER, Role.ACTION_OWNER, Role.BOARD_MEMBER, Role.ANALYST)
