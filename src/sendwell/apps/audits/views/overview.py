"""What the audits say together, for everyone; how far auditors agree; outcomes reviewed; and a look at words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from sendwell.apps.audits.forms import RESULT_WORDS, CheckWordsForm
from sendwell.apps.audits.permissions import may_audit, may_read_quality, may_run_audits
from sendwell.apps.audits.queries.agreement import agreed
from sendwell.apps.audits.queries.outcomes import outcomes_together
from sendwell.apps.audits.queries.themes import themes_of
from sendwell.apps.audits.queries.together import FEWEST, together
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.plan_quality import check_words
from sendwell.domain.plan_quality.words import vague_words


@open_to(may_read_quality)
@require_GET
def quality(request: AreaRequest) -> HttpResponse:
    """The audits of the last twelve months together, and what became of what they found."""
    shown = {
        "found": together(request.area, timezone.localdate()),
        "themes": themes_of(request.area),
        "fewest": FEWEST,
        "may_run": may_run_audits(request.person),
        "may_audit": may_audit(request.person),
    }
    return render(request, "audits/quality.html", shown)


@open_to(may_audit)
@require_GET
def agreement(request: AreaRequest) -> HttpResponse:
    """How far two auditors of the same plan agree."""
    return render(request, "audits/agreement.html", {"found": agreed(request.area)})


@open_to(may_read_quality)
@require_GET
def outcomes(request: AreaRequest) -> HttpResponse:
    """What became of the outcomes in plans."""
    shown = {
        "rows": outcomes_together(request.area),
        "results": [words.capitalize() for words in RESULT_WORDS.values()],
        "fewest": FEWEST,
        "may_run": may_run_audits(request.person),
    }
    return render(request, "audits/outcomes.html", shown)


@sensitive_post_parameters("text")
@open_to(may_audit)
def words(request: AreaRequest) -> HttpResponse:
    """Look for words that leave it open what a child will get. What is pasted is shown once and never kept."""
    form = CheckWordsForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    lines = check_words(form.cleaned_data["text"], form.cleaned_data["kind"]) if form.is_valid() else None
    found = [line for line in lines or () if line.doubts or line.asks]
    shown = {"form": form, "lines": lines, "found": found, "rules": vague_words()}
    return render(request, "audits/words.html", shown)
