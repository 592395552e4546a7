"""Where a page of a paper is shown with the words of a search marked."""

from django.urls import reverse

from sendwell.apps.evidence.models import DocumentPage
from sendwell.apps.evidence.views.citing import MOST_MARKS
from sendwell.domain.reading.sources.folding import LINE_END_HYPHEN
from sendwell.domain.searching import Asked, hits


def page_url(page: DocumentPage, search: Asked) -> str:
    """The address of a page with the first hits marked. Fetch `document__area` with it."""
    where = {"area": page.document.area.slug, "document_id": page.document_id, "number": page.number}
    marks = ",".join(f"{page.number}-{start}-{end}" for start, end in hits(page.text, search, most=MOST_MARKS))
    return f"{reverse('citation', kwargs=where)}?marks={marks}#marked"


def shown_text(page: DocumentPage) -> str:
    """The text of a page as printed."""
    return page.text.replace(LINE_END_HYPHEN, "-")
