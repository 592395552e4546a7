"""A plan written out as at a day: once until something of the area changes, and shared by all who read it."""

from datetime import date

from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.queries import plans_of
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.tree import Document
from sendwell.apps.publishing.written.lacking import Lack
from sendwell.apps.publishing.written.material import gather_plan
from sendwell.apps.publishing.written.paper import written_plan

KEPT = 8  # plans, in each process


@kept(KEPT)
def written_at(area: Area, key: int, today: date) -> tuple[Document, list[Lack]]:
    """The plan with a key as it would go out on `today`, and what it lacks."""
    return written_plan(gather_plan(plans_of(area).get(pk=key), today))


@kept(KEPT)
def written_page(area: Area, key: int, today: date) -> tuple[str, list[Lack]]:
    """The same as an HTML fragment."""
    paper, lacks = written_at(area, key, today)
    return to_html(paper), lacks
