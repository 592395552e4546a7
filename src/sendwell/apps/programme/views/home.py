"""The home of an area, and the start of its programme."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from sendwell.apps.evidence.facts import inspection_facts
from sendwell.apps.evidence.queries import documents_of
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme import notices
from sendwell.apps.programme.commands import starting
from sendwell.apps.programme.forms.plan import StartForm
from sendwell.apps.programme.permissions import may_read_programme, may_run_programme
from sendwell.apps.programme.queries.home import home_page, reports_held
from sendwell.domain.frameworks import framework_of_paper
from sendwell.domain.reading.model import InspectionFacts


@open_to(may_read_programme)
def home(request: AreaRequest) -> HttpResponse:
    """Where the area stands, and what needs this person today; before a programme starts, what to do next."""
    today = timezone.localdate()
    may_run = may_run_programme(request.person)
    page = home_page(request.area, request.person, today)
    if page is None:
        shown = {"reports": reports_held(request.area), "may_run": may_run}
        return render(request, "programme/before.html", shown)
    shown = {"page": page, "today": today, "may_run": may_run}
    shown["notices"] = notices.on_home(request.area, page.plan.actions)
    return render(request, "programme/home.html", shown)


@open_to(may_run_programme)
def start(request: AreaRequest, document_id: int) -> HttpResponse:
    """Start a programme from an inspection report that was confirmed."""
    report = get_object_or_404(documents_of(request.area), pk=document_id)
    framework = framework_of_paper(report.kind)
    if framework is None:
        raise Http404
    facts = inspection_facts(report) or InspectionFacts()
    called_for = framework.plan_called_for({name: getattr(facts, name) for name in facts.__slots__})
    initial = {
        "name": f"{request.area.name} SEND improvement",
        "published_on": report.published_on or facts.publication_date,
        "kind": called_for.plan if called_for else None,
    }
    form = StartForm(request.POST or None, framework=framework, initial=initial)
    if attempt(form, partial(starting.start_programme, report=report, by=request.person)):
        messages.success(request, "The programme has started. Its plan holds what you confirmed in the report.")
        return redirect("plan", area=request.area.slug)
    shown = {"form": form, "report": report, "facts": facts, "framework": framework, "called_for": called_for}
    shown["outcome"] = framework.outcome_words(facts.outcome or "")
    return render(request, "programme/start.html", shown)
