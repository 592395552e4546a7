"""What each rating means in an area."""

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import RatingWords
from sendwell.apps.programme.permissions import may_run_programme
from sendwell.domain.assurance import impact_definitions, rating_definitions


@command
def reword_rating(*, rating: str, means: str, by: Person) -> None:
    """Say what a rating means in the person's area; without words it means again what it means everywhere.

    Raises PermissionDenied, or Refused for a rating that there is not.
    """
    require(may_run_programme(by))
    if rating not in {known.key for known in (*rating_definitions(), *impact_definitions())}:
        raise Refused("There is no such rating.")
    row = RatingWords.objects.filter(area=by.area, rating=rating).first()
    if not means.strip():
        if row:
            row.delete()
        return
    row = row or RatingWords(area=by.area, rating=rating)
    row.means = means.strip()
    row.save()
