"""The glossary of the area."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from sendwell.apps.evidence import commands, queries
from sendwell.apps.evidence.forms import TermForm
from sendwell.apps.evidence.models import Statement, StatementKind
from sendwell.apps.evidence.permissions import may_read_papers, may_review
from sendwell.apps.mechanisms.forms import attempt
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
        "may_review": may_review(request.person),
        "field": [term for term in all_terms() if term.acronym],
    }
    return render(request, "evidence/glossary.html", shown)


@open_to(may_review)
def add_term(request: AreaRequest) -> HttpResponse:
    """Put a term into the glossary; an acronym given in the address stands in the form already."""
    form = TermForm(request.POST or None, initial={"acronym": request.GET.get("acronym", "")[:30]})
    if added := attempt(form, partial(commands.add_term, by=request.person)):
        messages.success(request, f"{added.acronym} is now in the glossary.")
        return redirect("glossary", area=request.area.slug)
    return render(request, "evidence/term.html", {"form": form, "heading": "Add a term"})


@open_to(may_review)
def change_term(request: AreaRequest, term_id: int) -> HttpResponse:
    """Change what a term of the glossary stands for or means."""
    term = get_object_or_404(queries.glossary_of(request.area), pk=term_id)
    form = TermForm(request.POST or None, instance=term)
    if attempt(form, partial(commands.change_term, term=term, by=request.person)):
        messages.success(request, f"{term.acronym} is changed. Packs already issued keep what they said.")
        return redirect("glossary", area=request.area.slug)
    return render(request, "evidence/term.html", {"form": form, "heading": "Change a term", "term": term})


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
