"""What an analyst makes of a doubtful figure, and what is said of a measure that worsens."""

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.outcomes.models import Doubt, ExceptionComment, QueryDecision, Verdict
from sendwell.apps.outcomes.permissions import may_comment, may_load
from sendwell.apps.partnership.models import Person
from sendwell.domain.measures import Measure


@command
def decide_query(*, doubt: Doubt, verdict: str, note: str, by: Person) -> QueryDecision:
    """Keep, hide or annotate a doubtful figure, for this area. Raises PermissionDenied, or Refused without a reason."""
    require(may_load(by) and doubt.area_id in (None, by.area_id))
    if verdict != Verdict.KEEP and not note.strip():
        raise Refused("Say why, so that whoever reads the chart knows.", "note")
    return QueryDecision.objects.create(doubt=doubt, area=by.area, verdict=verdict, note=note, by=by)


@command
def comment_on_exception(*, measure: Measure, words: str, by: Person) -> ExceptionComment:
    """Say what is behind a measure that worsens. Raises PermissionDenied."""
    require(may_comment(by))
    return ExceptionComment.objects.create(area=by.area, measure=measure.key, words=words, by=by)
