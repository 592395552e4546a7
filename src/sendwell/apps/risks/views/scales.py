"""What the steps of the scales mean in an area."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.views.asking import ask, page_of
from sendwell.apps.risks.commands import reword_step
from sendwell.apps.risks.forms import StepForm
from sendwell.apps.risks.models import Scale
from sendwell.apps.risks.permissions import may_keep_risks, may_read_risks
from sendwell.apps.risks.queries import scales_of


@open_to(may_read_risks)
def scales(request: AreaRequest) -> HttpResponse:
    """What each step of both scales means here, what the score is called, and where that comes from."""
    found = scales_of(request.area)
    both = [(Scale.LIKELIHOOD, found.likelihood), (Scale.IMPACT, found.impact)]
    shown = {"scales": found, "both": both, "may_keep": may_keep_risks(request.person)}
    return render(request, "risks/scales.html", shown)


@open_to(may_keep_risks)
def reword(request: AreaRequest, scale: str, level: int) -> HttpResponse:
    """Say what a step means in this area."""
    if scale not in Scale.values:
        raise Http404
    step = next((one for one in getattr(scales_of(request.area), scale) if one.level == level), None)
    if step is None:
        raise Http404
    form = StepForm(request.POST or None, initial={"means": step.means})

    def save(means: str) -> bool:
        reword_step(scale=scale, level=level, means=means, by=request.person)
        return True

    if attempt(form, save):
        messages.success(request, f"“{step.words}” is worded as your area says it.")
        return redirect("risk_scales", area=request.area.slug)
    return ask(request, form, step.words, caption=Scale(scale).label, back=page_of(request, "risk_scales"))
