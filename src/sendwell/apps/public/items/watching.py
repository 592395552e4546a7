"""What scrutiny recommended with the response to it, and the visits that look at the plan with what they judged."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from sendwell.apps.governance.models import FollowUp, FollowUpKind
from sendwell.apps.governance.queries import follow_ups_of
from sendwell.apps.monitoring.models import Visit
from sendwell.apps.monitoring.queries import judgements_of, visits_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.standing import day

AWAITED = "Awaited"


def items_of_recommendations(area: Area, today: date) -> Iterator[Item]:
    """Recommendations of meetings that were held, the latest first: none of a private item or a private paper."""
    rows = follow_ups_of(area).filter(kind=FollowUpKind.RECOMMENDATION).prefetch_related(None)
    rows = rows.exclude(~Q(outcome__item__private_because=""), outcome__isnull=False).exclude(
        meeting__held_on__gt=today
    )
    for row in rows.order_by("-meeting__held_on", "-pk"):
        yield Item(
            f"recommendation-{row.pk}",
            Kind.RECOMMENDATION,
            {"name": row.wording, "reasons": row.response_reason, "answer": row.answer},
            on=row.meeting.held_on.isoformat() if row.meeting else "",
            facts=tuple(_answers(row)),
        )


def _answers(row: FollowUp) -> Iterator[tuple[str, str]]:
    yield "Recommended by", str(row.body or "A meeting")
    yield "Response", row.get_response_display() or AWAITED
    if row.responded_on:
        yield "Responded", day(row.responded_on)
    yield "Carried out", day(row.answered_on) if row.answered_on else "Not yet"


def items_of_visits(area: Area, today: date) -> Iterator[Item]:
    """Visits that have begun, the latest first, each with what it judged of each priority. Two queries."""
    judged: dict[int, list[tuple[str, str]]] = {}
    for row in judgements_of(area):
        priority = f"Priority {row.priority.number}"
        judged.setdefault(row.visit_id, []).append((priority, row.said.words))
    for visit in visits_of(area):
        if visit.is_over(today):
            facts = (("When", visit.when), ("By", visit.what.by), *judged.get(visit.pk, ()))
            yield _visit(visit, facts)


def _visit(visit: Visit, facts: tuple[tuple[str, str], ...]) -> Item:
    texts = {"name": visit.what.name, "story": visit.feedback}
    return Item(f"visit-{visit.pk}", Kind.VISIT, texts, on=visit.held_on.isoformat(), facts=facts)
