"""The glossary of the area."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from sendwell.apps.evidence import commands, queries
from sendwell.apps.evidence.models import Statement, StatementKind
from sendwell.apps.evidence.permissions import may_read_papers, may_review
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.glossary import all_terms


@open_to(may_read_papers)
@require_GET
def glossary(request: AreaRequest) -> HttpResponse:
    """What acronyms stand for here; those that papers use and never explain; and the field's own list."""
    shown = {
        "terms": queries.glossary_of(request.area),
        "unexplained": queries.unexplained_of(request.area) if may_review(request.person) else [],
        "field": [term for term in all_terms() if term.acronym],
    }
    return render(request, "evidence/glossary.html", shown)


@open_to(may_review)
@require_POST
def accept_term(request: AreaRequest, statement_id: int) -> HttpResponse:
    """Take the field's expansion of an acronym into the glossary."""
    found = get_object_or_404(Statement, pk=statement_id, document__area=request.area, kind=StatementKind.ACRONYM)
    try:
        commands.accept(statement=found, by=request.person)
        messages.success(request, f"{found.details['acronym']} is now in the glossary.")
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("glossary", area=request.area.slug)
