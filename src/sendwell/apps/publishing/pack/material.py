"""Everything that a pack says, read at once: the number of queries does not grow with the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects

from sendwell.apps.governance.models import Body, FollowUp
from sendwell.apps.governance.queries import follow_ups_of
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.queries import current_plan, findings_of, plan_at
from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.pack.glossary import known_acronyms
from sendwell.apps.publishing.paper.glossary import Known
from sendwell.apps.publishing.queries import packs_of


@dataclass(frozen=True)
class Material:
    """What is known on `today` for a meeting of `body`. `plan` is None before a programme starts."""

    area: Area
    body: Body
    meeting_on: date
    today: date
    by: Person
    plan: PlanState | None
    asked: tuple[FollowUp, ...]
    decide: tuple[str, ...]  # what the author wants decided, a sentence each
    known: Known
    last_pack: Pack | None  # the last that this body got for an earlier meeting
    edition: int  # 1, or more where a pack for this meeting was issued before

    @property
    def rated_before(self) -> Mapping[str, str]:
        """The ratings in the last pack, by the key of the action as text."""
        return self.last_pack.ratings if self.last_pack else {}


def gather(*, body: Body, meeting_on: date, decide: tuple[str, ...], today: date, by: Person) -> Material:
    """Read all that a pack for this body and date says on `today`."""
    area = body.area
    earlier = packs_of(area).filter(body=body)
    return Material(
        area=area,
        body=body,
        meeting_on=meeting_on,
        today=today,
        by=by,
        plan=_plan(area, today),
        asked=tuple(follow_ups_of(area).filter(body=body)),
        decide=decide,
        known=known_acronyms(area),
        last_pack=earlier.filter(meeting_on__lt=meeting_on).first(),
        edition=earlier.filter(meeting_on=meeting_on).count() + 1,
    )


def ratings_of(material: Material) -> dict[str, str]:
    """Each action's rating, by its key as text: what the next pack is compared with."""
    return {str(state.action.pk): state.rating for state in material.plan.actions} if material.plan else {}


def _plan(area: Area, today: date) -> PlanState | None:
    plan = current_plan(area)
    if plan is None:
        return None
    found = plan_at(plan, today)
    actions = [state.action for state in found.actions]
    prefetch_related_objects(actions, Prefetch("findings", findings_of(area)), "follow_ups")
    return found
