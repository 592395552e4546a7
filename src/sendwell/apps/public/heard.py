"""What families told the area, for the pages of apps below: as the site answers it."""

from collections.abc import Iterator

from sendwell.apps.monitoring.readiness.families import Heard
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.items.others import said_in


def heard_of_families(area: Area) -> Iterator[Heard]:
    """Each thing that families said, from whom and when, and what became of it. One query."""
    for row in said_in(area):
        who = row.heard_from or "Families"
        what = row.get_answered_display().rstrip("… ").removesuffix(", because")
        words = f"{who}, {row.heard_on:%-d %B %Y}: “{row.said.strip()}” {what}: {row.answer.strip()}"
        yield Heard(row.priority_id, words)
