"""Measures that worsen beyond chance while no action is open that should move them: what a board must hear of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from sendwell.apps.outcomes.judging import Judged, judged
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.models import Aim, Annotation, ExceptionComment, MeasureOwner
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.scorecard import headlines
from sendwell.apps.outcomes.queries.series import own_series
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
    home = home_of(area)
    if not home.authority:
        return []
    measures = measures_of(area)
    marks = list(Annotation.objects.filter(area=area))
    shown = headlines(measures, own_series(home))
    return exceptions_among(area, [judged(measures[key], series, marks=marks) for key, series in shown.items()])


def exceptions_among(
    area: Area, found: Sequence[Judged], owners: Mapping[str, MeasureOwner | None] | None = None
) -> list[Exceptional]:
    """The exceptions among series that are judged already. Three queries, or none where nothing worsens.

    `owners` where it is known already who answers for each.
    """
    worse = [one for one in found if one.worsens]
    if not worse:
        return []
    keys = [one.measure.key for one in worse]
    open_for = _with_open_action(area, keys)
    if owners is None:
        owners = {row.measure: row for row in MeasureOwner.objects.filter(area=area).select_related("person")}
    said: dict[str, list[ExceptionComment]] = defaultdict(list)
    rows = ExceptionComment.objects.filter(area=area, measure__in=keys).select_related("by")
    for row in rows.order_by("-at", "-pk"):
        said[row.measure].append(row)
    return [
        Exceptional(one, owners.get(one.measure.key), tuple(said[one.measure.key]))
        for one in worse
        if one.measure.key not in open_for
    ]


def _with_open_action(area: Area, keys: Sequence[str]) -> set[str]:
    """Those of the measures that an open action aims at, or a priority that has one."""
    latest = Update.objects.filter(action=OuterRef("pk")).order_by("-at", "-pk").values("rating")[:1]
    rated = Action.objects.filter(priority__plan__programme__area=area).annotate(rating=Subquery(latest))
    still_open = rated.filter(Q(rating__isnull=True) | ~Q(rating=DeliveryRating.BLUE))
    aims = Aim.objects.filter(area=area, measure__in=keys)
    here = Q(action__in=still_open.values("pk")) | Q(priority__in=still_open.values("priority"))
    return set(aims.filter(here).values_list("measure", flat=True))
