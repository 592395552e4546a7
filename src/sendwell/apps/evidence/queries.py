"""What other apps and pages ask about papers, statements, citations and the glossary."""

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from sendwell.apps.evidence.models import Document, GlossaryTerm, Statement, StatementKind, StatementState
from sendwell.apps.evidence.permissions import may_read_private
from sendwell.apps.partnership.models import Area, Person


def documents_of(area: Area) -> QuerySet[Document]:
    """The papers of an area, the newest first."""
    return Document.objects.filter(area=area).select_related("given_by").order_by("-given_at", "-pk")


def papers_open_to(person: Person) -> QuerySet[Document]:
    """The papers of their area that a person may read: private ones for those alone who may."""
    found = documents_of(person.area)
    return found if may_read_private(person) else found.filter(private_because="")


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


def papers_with_counts(person: Person) -> QuerySet[Document]:
    """As `papers_open_to`, each with how many of its statements wait (`waiting`) and were accepted (`accepted`)."""
    waiting = Count("statements", filter=Q(statements__state=StatementState.PROPOSED))
    accepted = Count("statements", filter=Q(statements__state=StatementState.ACCEPTED))
    return papers_open_to(person).annotate(waiting=waiting, accepted=accepted)


def statements_of(document: Document) -> QuerySet[Statement]:
    """The statements of a paper that stand for themselves: not those that were split or joined into others."""
    found = Statement.objects.filter(document=document).exclude(state=StatementState.REPLACED)
    return found.select_related("document__area", "decided_by").order_by("position", "pk")


def without_doubts(document: Document, kind: str) -> QuerySet[Statement]:
    """The statements of one kind that wait and about which the reader had no doubts."""
    return statements_of(document).filter(kind=kind, state=StatementState.PROPOSED, doubts=[])


def unexplained_of(area: Area) -> list[Statement]:
    """The acronyms that papers of the area use, that no paper explains and that the glossary does not have yet."""
    waiting = Statement.objects.filter(
        document__area=area, kind=StatementKind.ACRONYM, state=StatementState.PROPOSED, details__explained=False
    ).select_related("document__area")
    known = {term.acronym.casefold() for term in GlossaryTerm.objects.filter(area=area)}
    found: dict[str, Statement] = {}
    for statement in waiting.order_by("document__given_at", "pk"):
        acronym = statement.details["acronym"]
        if acronym.casefold() not in known:
            found.setdefault(acronym.casefold(), statement)
    return [found[acronym] for acronym in sorted(found)]
