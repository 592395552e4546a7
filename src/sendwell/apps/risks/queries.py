"""What pages and papers ask about risks. Every other area's are out of reach."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import F, Prefetch, QuerySet

from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.queries import actions_of, priorities_of
from sendwell.apps.risks.models import Judgement, Risk, RiskState, Scale, ScaleWords
from sendwell.domain.risks import Level, Scales, scales

RUNNING = (RiskState.OPEN, RiskState.HAPPENED)


@dataclass(frozen=True, slots=True)
class Moved:
    """How a risk's score moved when it was judged last: a word, and an arrow that repeats it."""

    words: str
    arrow: str = ""


def risks_of(area: Area) -> QuerySet[Risk]:
    """The risks of an area, the highest score first; those that nobody has judged stand before all others."""
    found = Risk.objects.filter(area=area).select_related("area", "owner__organisation", "organisation")
    return found.order_by((F("likelihood") * F("impact")).desc(nulls_first=True), "number")


def running_risks(area: Area) -> QuerySet[Risk]:
    """The risks that can still happen or have happened, and are not closed."""
    return risks_of(area).filter(state__in=RUNNING)


def risks_on_thread(area: Area) -> QuerySet[Risk]:
    """As `running_risks`, each with its priorities and actions."""
    return running_risks(area).prefetch_related(
        Prefetch("priorities", priorities_of(area)), Prefetch("actions", actions_of(area))
    )


def with_judgements(risks: QuerySet[Risk]) -> QuerySet[Risk]:
    """Each risk with how it was judged, the latest first."""
    judged = Judgement.objects.select_related("by").order_by("-at", "-pk")
    return risks.prefetch_related(Prefetch("judgements", judged))


def moved(judgements: Iterable[Judgement]) -> Moved:
    """How the score moved with the latest of `judgements`, which stand the latest first."""
    scores = [one.score for one in judgements][:2]
    if len(scores) < 2:
        return Moved("judged once" if scores else "not judged yet")
    now, before = scores
    if now == before:
        return Moved("as it was judged before")
    return Moved(f"up from {before}", "▲") if now > before else Moved(f"down from {before}", "▼")


def scales_of(area: Area) -> Scales:
    """Both scales as an area has worded them. One query."""
    own = {(row.scale, row.level): row.means for row in ScaleWords.objects.filter(area=area)}
    found = scales()

    def worded(scale: str, levels: tuple[Level, ...]) -> tuple[Level, ...]:
        return tuple(replace(one, means=own.get((scale, one.level), one.means)) for one in levels)

    return replace(
        found,
        likelihood=worded(Scale.LIKELIHOOD, found.likelihood),
        impact=worded(Scale.IMPACT, found.impact),
    )
