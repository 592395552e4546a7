"""What those who follow a body are told of its papers: an agenda that is out, minutes that are issued or approved."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from sendwell.apps.business.models import Minutes
from sendwell.apps.business.queries import agendas_of, minutes_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.reminders.changes import Change
from sendwell.apps.reminders.following import Thing
from sendwell.apps.reminders.models import Followed


def published(area: Area, since: datetime, followed: frozenset[Thing]) -> Iterator[Change]:
    """The agendas and minutes that went out since a moment. A cancelled meeting is told of by itself."""
    agendas = agendas_of(area).filter(published_at__gt=since, meeting__cancelled_on=None).defer("content")
    for row in agendas.order_by("published_at"):
        words = f"The agenda of {row.meeting} is out."
        url = reverse("agenda", args=[area.slug, row.pk])
        yield Change(_of(row.meeting.body_id), row.published_at, row.published_by.name, words, url)
    for minutes in minutes_of(area).filter(issued_at__gt=since).defer("content").order_by("issued_at"):
        url = reverse("minutes", args=[area.slug, minutes.pk])
        yield Change(_of(minutes.meeting.body_id), minutes.issued_at, minutes.issued_by.name, _words(minutes), url)


def _words(minutes: Minutes) -> str:
    return f"The minutes of {minutes.meeting} are {'approved' if minutes.approved_at else 'issued'}."


def _of(body: int) -> tuple[Thing, ...]:
    return (Thing(Followed.BODY, str(body)),)
