"""The site of a snapshot with its papers, as the database keeps them."""

from sendwell.apps.evidence.files import content_of
from sendwell.apps.evidence.models import Document as GivenPaper
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.items.item import Item
from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.public.sheets import sheet_document
from sendwell.apps.public.site.whole import Site


def site_with_papers(area: Area, snapshot: Snapshot) -> Site:
    """The site, reading each paper only when it is asked for."""
    return Site(snapshot, sheet=lambda item: sheet_document(area, item), file=lambda item: _given(area, item))


def _given(area: Area, item: Item) -> bytes | None:
    """The bytes of a paper that was given; None where they are no longer those that were published."""
    paper = GivenPaper.objects.filter(area=area, sha256=item.sheet).first()
    try:
        return content_of(paper.stored_as) if paper else None
    except FileNotFoundError:
        return None
