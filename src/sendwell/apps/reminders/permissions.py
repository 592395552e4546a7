"""Who sets the rhythm, who reads what was sent, and who sees silence."""

from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds, may_view_area
from sendwell.apps.programme.permissions import may_read_programme, may_run_programme

may_set_rhythm = may_run_programme
"""The programme manager decides how often to ask, and whom to tell of silence."""

may_follow = may_view_area
"""Everyone with a role follows what they like."""

may_see_silence = may_read_programme
"""Silence is visible to everyone who reads the plan."""


def may_read_outbox(person: Person) -> bool:
    """The programme manager and the administrator see every message, and have those sent again that did not go."""
    return holds(person, Role.PROGRAMME_MANAGER, Role.ADMINISTRATOR)
