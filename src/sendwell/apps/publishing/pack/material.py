"""Everything that a pack says, read at once: the number of queries does not grow with the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, Subquery, prefetch_related_objects
from django.utils import timezone

from sendwell.apps.audits.queries.together import Headline, headline
from sendwell.apps.governance.models import Body, FollowUp
from sendwell.apps.governance.queries import follow_ups_of
from sendwell.apps.outcomes.judging import Judged
from sendwell.apps.outcomes.told import Told, told
from sendwell.apps.oversight.whole import WholePlan
from sendwell.apps.partnership.models import Area, Organisation, Person
from sendwell.apps.partnership.queries import organisations_of
from sendwell.apps.programme.queries import current_state, findings_of
from sendwell.apps.programme.queries.changes import Changed, changes_between
from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.audiences import Audience
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.pack.glossary import known_acronyms
from sendwell.apps.publishing.paper.glossary import Known
from sendwell.apps.publishing.queries import packs_of, published_measures
from sendwell.apps.risks.models import Risk
from sendwell.apps.risks.queries import risks_on_thread


@dataclass(frozen=True)
class Material:
    """What is known on `today` for a meeting of `body`. `whole` is None before a programme starts."""

    area: Area
    body: Body
    meeting_on: date
    today: date
    by: Person
    audience: Audience
    whole: WholePlan | None
    organisations: tuple[Organisation, ...]
    asked: tuple[FollowUp, ...]
    decide: tuple[str, ...]  # what the author wants decided, a sentence each
    known: Known
    last_pack: Pack | None  # the last that this body got for an earlier meeting
    changes: tuple[Changed, ...]  # since that pack was issued, the newest first
    corrected: Pack | None  # the edition that this one would replace: the last for the same meeting and audience
    why: str  # what was wrong in it
    numbers: Told | None  # None before a programme starts, and where these readers are not told of them
    published: tuple[Judged, ...]  # what everybody may read, where these readers are told of it
    quality: Headline  # of audits of plans
    register: tuple[Risk, ...]  # the open risks, the highest first

    @property
    def plan(self) -> PlanState | None:
        """The plan as it stands; None before a programme starts."""
        return self.whole.state if self.whole else None

    @property
    def edition(self) -> int:
        """1, or more where a pack for this meeting was issued before."""
        return self.corrected.edition + 1 if self.corrected else 1

    @property
    def rated_before(self) -> Mapping[str, str]:
        """The ratings in the last pack, by the key of the action as text."""
        return self.last_pack.ratings if self.last_pack else {}


@dataclass(frozen=True)
class Asked:
    """What its author asks of a pack: for which body and meeting, for whom, what is to be decided, what it corrects."""

    body: Body
    meeting_on: date
    audience: Audience
    decide: tuple[str, ...] = ()
    why: str = ""


def gather(asked: Asked, *, today: date, by: Person) -> Material:
    """Read all that a pack says on `today`, in a number of queries that does not grow with the plan."""
    area = asked.body.area
    last_pack, corrected = _before(asked)
    whole = _whole(area, today)
    return Material(
        area=area,
        body=asked.body,
        meeting_on=asked.meeting_on,
        today=today,
        by=by,
        audience=asked.audience,
        whole=whole,
        organisations=tuple(organisations_of(area)),
        asked=tuple(follow_ups_of(area).filter(body=asked.body)),
        decide=asked.decide,
        known=known_acronyms(area),
        last_pack=last_pack,
        changes=_changes(whole, last_pack, today),
        corrected=corrected,
        why=asked.why,
        numbers=_numbers(area, whole, today) if asked.audience.heading_of("outcomes") else None,
        published=published_measures(area) if asked.audience.heading_of("published") else (),
        quality=headline(area, today),
        register=tuple(risks_on_thread(area)),
    )


def _before(asked: Asked) -> tuple[Pack | None, Pack | None]:
    """The last pack for an earlier meeting, and the last edition for this one: one query."""
    of_body = packs_of(asked.body.area).filter(body=asked.body)
    earlier = of_body.filter(meeting_on__lt=asked.meeting_on).values("pk")[:1]
    here = of_body.filter(meeting_on=asked.meeting_on, audience=asked.audience.key).values("pk")[:1]
    found = list(of_body.filter(Q(pk=Subquery(earlier)) | Q(pk=Subquery(here))))
    last = next((pack for pack in found if pack.meeting_on < asked.meeting_on), None)
    return last, next((pack for pack in found if pack.meeting_on == asked.meeting_on), None)


def _changes(whole: WholePlan | None, last_pack: Pack | None, today: date) -> tuple[Changed, ...]:
    if whole is None or last_pack is None:
        return ()
    found = changes_between(whole.state.plan, timezone.localdate(last_pack.issued_at), today)
    return tuple(change for change in found if change.when > last_pack.issued_at)


def ratings_of(material: Material) -> dict[str, str]:
    """Each action's rating, by its key as text: what the next pack is compared with."""
    return {str(state.action.pk): state.rating for state in material.plan.actions} if material.plan else {}


def _numbers(area: Area, whole: WholePlan | None, today: date) -> Told | None:
    if whole is None:
        return None
    actions = [state.action for state in whole.state.actions]
    return told(area, actions, [state.priority for state in whole.state.priorities], today)


def _whole(area: Area, today: date) -> WholePlan | None:
    found = current_state(area, today)
    if found is None:
        return None
    actions = [state.action for state in found.actions]
    linked = (
        Prefetch("findings", findings_of(area)),
        Prefetch("follow_ups", follow_ups_of(area).prefetch_related(None)),
    )
    prefetch_related_objects(actions, *linked)
    return WholePlan(found)
