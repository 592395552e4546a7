"""What the caseload says is told to the outcomes."""

from django.utils import timezone

from sendwell.apps.casework.pathway.telling import telling
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.outcomes.commands.numbers import add_observations
from sendwell.apps.outcomes.models import DataLoad
from sendwell.apps.outcomes.permissions import may_load
from sendwell.apps.partnership.models import Person


@command
def tell_outcomes(*, by: Person) -> DataLoad:
    """Tell the measures that the caseload says, as a load of the area's own numbers; the same again changes nothing.

    Raises PermissionDenied, or Refused where there is nothing to tell.
    """
    require(may_load(by))
    today = timezone.localdate()
    said = telling(by.area, today).said
    if not said:
        raise Refused("There is nothing to tell yet: no month that is over is loaded, or the authority is not chosen.")
    return add_observations(said=said, name=f"Caseload, {today:%-d %B %Y}", by=by)
