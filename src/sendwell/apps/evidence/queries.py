"""What other apps and pages ask about papers, statements, citations and the glossary."""

from django.db.models import QuerySet
from django.urls import reverse

from sendwell.apps.evidence.models import Document, GlossaryTerm, Statement, StatementState
from sendwell.apps.partnership.models import Area


def documents_of(area: Area) -> QuerySet[Document]:
    """The papers of an area, the newest first."""
    return Document.objects.filter(area=area).select_related("given_by").order_by("-given_at", "-pk")


def document_of(area: Area, document_id: int) -> Document:
    """A paper of the area. Raises Document.DoesNotExist for any other."""
    return documents_of(area).select_related("supersedes", "area").get(pk=document_id)


def accepted_in(area: Area) -> QuerySet[Statement]:
    """The statements of an area that a person has accepted, with their papers, in reading order."""
    accepted = Statement.objects.filter(document__area=area, state=StatementState.ACCEPTED)
    return accepted.select_related("document__area").order_by("document_id", "position")


def citation_url(statement: Statement) -> str:
    """Where the words of a statement are shown marked on their page. Fetch `document__area` with the statement."""
    document = statement.document
    where = {"area": document.area.slug, "document_id": document.pk, "number": statement.page}
    return f"{reverse('citation', kwargs=where)}?statement={statement.pk}#marked"


def glossary_of(area: Area) -> QuerySet[GlossaryTerm]:
    """What acronyms stand for in this area, by acronym, each with the statement and paper that say so."""
    return GlossaryTerm.objects.filter(area=area).select_related("statement__document__area").order_by("acronym")
