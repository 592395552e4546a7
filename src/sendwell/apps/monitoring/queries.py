"""What pages ask about visits. Every other area's are out of reach."""

from django.db.models import Count, F, Max, Q, QuerySet

from sendwell.apps.mechanisms.secret_addresses import hash_of
from sendwell.apps.monitoring.models import (
    Evaluation,
    EvaluationPart,
    EvidenceAsked,
    Judgement,
    LineOfEnquiry,
    Opening,
    Room,
    RoomLink,
    Visit,
    VisitAction,
)
from sendwell.apps.partnership.models import Area

FRAMEWORK = "plan__programme__inspection"


def visits_of(area: Area) -> QuerySet[Visit]:
    """The visits to an area's plans, the latest first."""
    found = Visit.objects.filter(plan__programme__area=area)
    return found.select_related(FRAMEWORK, "plan__programme__area", "key_date").order_by("-held_on", "-pk")


def visits_with_counts(area: Area) -> QuerySet[Visit]:
    """As `visits_of`, each with how many pieces of evidence are `asked_for` and `given`."""
    given = Count("asked", filter=Q(asked__given_on__isnull=False), distinct=True)
    return visits_of(area).annotate(asked_for=Count("asked", distinct=True), given=given)


def lines_of(area: Area) -> QuerySet[LineOfEnquiry]:
    """The lines of enquiry of an area's visits, in their order."""
    found = LineOfEnquiry.objects.filter(visit__plan__programme__area=area)
    return found.select_related(f"visit__{FRAMEWORK}", "priority").order_by("visit_id", "position", "pk")


def asked_of(area: Area) -> QuerySet[EvidenceAsked]:
    """The evidence that visits ask for, the soonest due first."""
    found = EvidenceAsked.objects.filter(visit__plan__programme__area=area)
    related = (
        f"visit__{FRAMEWORK}",
        "asked_of__organisation",
        "given_by",
        "evidence__update",
        "paper",
        "line__priority",
    )
    return found.select_related(*related).order_by(F("due_on").asc(nulls_last=True), "pk")


def judgements_of(area: Area) -> QuerySet[Judgement]:
    """What visits judged of the area's priorities, by number of the priority and the latest visit first."""
    found = Judgement.objects.filter(visit__plan__programme__area=area)
    return found.select_related(f"visit__{FRAMEWORK}", "priority").order_by("priority__number", "-visit__held_on", "pk")


def follows_of(area: Area) -> QuerySet[VisitAction]:
    """The actions that follow from an area's visits, in the order of their numbers."""
    found = VisitAction.objects.filter(visit__plan__programme__area=area)
    related = (f"visit__{FRAMEWORK}", "action__priority", "action__owner")
    return found.select_related(*related).order_by("action__priority__number", "action__number")


def rooms_of(area: Area) -> QuerySet[Room]:
    """The rooms of an area's visits, the latest first."""
    found = Room.objects.filter(visit__plan__programme__area=area)
    return found.select_related(f"visit__{FRAMEWORK}", "asked_by").order_by("-asked_at", "-pk")


def links_of(area: Area) -> QuerySet[RoomLink]:
    """The links that let advisers in, the latest first, each with how many `times` it was used and `last_at`."""
    found = RoomLink.objects.filter(room__visit__plan__programme__area=area)
    used = found.annotate(times=Count("openings"), last_at=Max("openings__at"))
    related = ("room__visit__plan__programme", "made_by")
    return used.select_related(*related).defer("room__content", "room__page").order_by("-made_at", "-pk")


def link_with(secret: str) -> RoomLink | None:
    """The link with this secret, whether it still works or not; None for one that was never given."""
    related = ("room__visit__plan__programme__area", "room__visit__plan__programme__inspection")
    return RoomLink.objects.filter(secret_hash=hash_of(secret)).select_related(*related).first()


def openings_of(area: Area) -> QuerySet[Opening]:
    """Everything that was opened in an area's rooms, the latest first."""
    found = Opening.objects.filter(room__visit__plan__programme__area=area)
    return found.select_related("link", "person").order_by("-at", "-pk")


def written_parts_of(area: Area) -> QuerySet[EvaluationPart]:
    """What people wrote of an area's self-evaluation, those parts that were emptied again among them."""
    found = EvaluationPart.objects.filter(priority__plan__programme__area=area)
    return found.select_related("priority").order_by("priority__number", "pk")


def evaluations_of(area: Area) -> QuerySet[Evaluation]:
    """The versions of an area's self-evaluation that were kept, the latest first."""
    found = Evaluation.objects.filter(plan__programme__area=area)
    return found.select_related("plan__programme__area", "kept_by").order_by("-kept_at", "-pk")
