"""Minutes, as search finds them: the newest edition of each meeting's, in the words in which it was issued."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from sendwell.apps.business.models import Minutes
from sendwell.apps.business.queries import minutes_of
from sendwell.apps.oversight.searching import Kind
from sendwell.apps.oversight.searching.showing import Shown
from sendwell.apps.partnership.models import Area
from sendwell.apps.publishing.kept import from_json
from sendwell.apps.publishing.paper.tree import all_words, section_words
from sendwell.domain.searching import Asked

MINUTES = Kind(
    "minutes",
    "Minutes",
    Minutes,
    every=lambda area: _newest(area),
    area_of=lambda row: row.meeting.body.area_id,
    columns=(),
    shown=lambda row, search: _shown(row, search),
    day=lambda row: row.meeting.held_on,
    texts=lambda row: all_words(from_json(row.content)),
    instead_of=lambda row: Minutes.objects.filter(meeting=row.meeting_id, number__lt=row.number),
)
"""What was said in private does not stand in minutes, so it is not found in them either."""


def _newest(area: Area) -> Any:
    later = Minutes.objects.filter(meeting=OuterRef("meeting"), number__gt=OuterRef("number"))
    return minutes_of(area).filter(~Exists(later))


def _shown(row: Minutes, search: Asked) -> Shown:
    meeting = row.meeting
    url = reverse("minutes", args=[meeting.body.area.slug, row.pk])
    state = f"approved on {row.approved_at.held_on:%-d %B %Y}" if row.approved_at else "draft"
    texts = tuple(" ".join(section_words(section)) for section in from_json(row.content).sections)
    return Shown(f"{meeting.body}: minutes of {meeting.held_on:%-d %B %Y}", url, state, texts)
