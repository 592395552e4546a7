"""What pages ask about visits. Every other area's are out of reach."""

from django.db.models import Count, F, Q, QuerySet

from sendwell.apps.monitoring.models import EvidenceAsked, Judgement, LineOfEnquiry, Visit, VisitAction
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
