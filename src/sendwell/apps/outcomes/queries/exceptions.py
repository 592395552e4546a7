"""Measures that worsen beyond chance while no action is open that should move them: what a board must hear of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from sendwell.apps.outcomes.judging import Judged
from sendwell.apps.outcomes.models import Aim, ExceptionComment, MeasureOwner
from sendwell.apps.outcomes.queries.scorecard import scorecard_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.models import Action, DeliveryRating, Update
from sendwell.domain.measures import Measure

KEPT = 64  # areas, in each process


@dataclass(frozen=True)
class Exceptional:
    """A measure that worsens with no open action, who answers for it, and what was said of it, the newest first."""

    judged: Judged
    owner: MeasureOwner | None
    comments: tuple[ExceptionComment, ...]

    @property
    def measure(self) -> Measure:
        return self.judged.measure

    @property
    def comment(self) -> ExceptionComment | None:
        """The newest thing that was said of it."""
        return self.comments[0] if self.comments else None


@kept(KEPT)
def exceptions_of(area: Area) -> list[Exceptional]:
    """The exceptions of an area, in the order of its measures; none before it has an authority. The number of queries
    does not grow with them. Shared by all who ask until something changes."""
    card = scorecard_of(area)
    worse = [row for row in card.rows if row.judged.worsens] if card else []
    if not worse:
        return []
    keys = [row.measure.key for row in worse]
    open_for = _with_open_action(area, keys)
    said: dict[str, list[ExceptionComment]] = defaultdict(list)
    rows = ExceptionComment.objects.filter(area=area, measure__in=keys).select_related("by")
    for row in rows.order_by("-at", "-pk"):
        said[row.measure].append(row)
    return [
        Exceptional(row.judged, row.owner, tuple(said[row.measure.key]))
        for row in worse
        if row.measure.key not in open_for
    ]


def _with_open_action(area: Area, keys: Sequence[str]) -> set[str]:
    """Those of the measures that an open action aims at, or a priority that has one."""
    latest = Update.objects.filter(action=OuterRef("pk")).order_by("-at", "-pk").values("rating")[:1]
    rated = Action.objects.filter(priority__plan__programme__area=area).annotate(rating=Subquery(latest))
    still_open = rated.filter(Q(rating__isnull=True) | ~Q(rating=DeliveryRating.BLUE))
    aims = Aim.objects.filter(area=area, measure__in=keys)
    here = Q(action__in=still_open.values("pk")) | Q(priority__in=still_open.values("priority"))
    return set(aims.filter(here).values_list("measure", flat=True))
