"""What the executive says of a recommendation."""

from datetime import date

from sendwell.apps.governance.models import FollowUp, FollowUpKind
from sendwell.apps.governance.permissions import may_answer
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person


@command
def respond(
    *,
    follow_up: FollowUp,
    response: str,
    response_reason: str,
    responded_on: date,
    today: date,
    by: Person,
    seen: Seen | None = None,
) -> FollowUp:
    """Say whether a recommendation is accepted, partly or not, and why. It stays open until it is answered.

    Raises PermissionDenied or Refused.
    """
    require(may_answer(by, follow_up), "This recommendation was given to someone else to answer.")
    if follow_up.kind != FollowUpKind.RECOMMENDATION:
        raise Refused("Only a recommendation is accepted or rejected. Answer the request instead.")
    if responded_on > today:
        raise Refused("The response can’t be dated in the future. Enter the day on which it was given.")
    found = hold(follow_up, seen)
    found.response, found.response_reason, found.responded_on = response, response_reason, responded_on
    found.save()
    return found
