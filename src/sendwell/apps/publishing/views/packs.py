"""The packs that were issued, and whether they still are what was issued."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.publishing import queries
from sendwell.apps.publishing.audiences import audience_named
from sendwell.apps.publishing.files import PDF, WORD, Form, as_file, pack_name
from sendwell.apps.publishing.forms import FingerprintForm
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.permissions import may_issue_packs, may_read_packs
from sendwell.apps.publishing.reading import as_read
from sendwell.apps.publishing.sealing import in_groups, is_as_issued


@open_to(may_read_packs)
def packs(request: AreaRequest) -> HttpResponse:
    """Every pack that was issued, those for the latest meetings first."""
    found = [(pack, audience_named(pack.audience)) for pack in queries.packs_of(request.area).defer("content")]
    return render(request, "publishing/packs.html", {"packs": found, "may_issue": may_issue_packs(request.person)})


@open_to(may_read_packs)
def pack(request: AreaRequest, pack_id: int) -> HttpResponse:
    """A pack as it was issued."""
    found = _pack(request, pack_id)
    shown = {
        "pack": found,
        "paper": to_html(as_read(found)),
        "audience": audience_named(found.audience),
        "as_issued": is_as_issued(found),
        "newer": getattr(found, "corrected_by", None),
        "may_issue": may_issue_packs(request.person),
    }
    return render(request, "publishing/pack.html", shown)


@open_to(may_read_packs)
def pack_pdf(request: AreaRequest, pack_id: int) -> HttpResponse:
    """A pack as it was issued, as PDF."""
    return _file(request, _pack(request, pack_id), PDF)


@open_to(may_read_packs)
def pack_word(request: AreaRequest, pack_id: int) -> HttpResponse:
    """A pack as it was issued, as a Word file."""
    return _file(request, _pack(request, pack_id), WORD)


@open_to(may_read_packs)
def check(request: AreaRequest) -> HttpResponse:
    """Which pack a fingerprint belongs to, and whether what is kept of it is still what was issued."""
    form = FingerprintForm(request.GET if "fingerprint" in request.GET else None)
    shown: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        found = queries.packs_with_fingerprint(request.area, form.cleaned_data["fingerprint"])[:2]
        shown |= {"found": [(one, is_as_issued(one), in_groups(one.sha256)) for one in found], "asked": True}
    return render(request, "publishing/check.html", shown)


def _pack(request: AreaRequest, pack_id: int) -> Pack:
    return get_object_or_404(queries.packs_of(request.area), pk=pack_id)


def _file(request: AreaRequest, found: Pack, form: Form) -> HttpResponse:
    name = pack_name(found.body, found.meeting_on, found.audience, found.edition)
    return as_file(request, as_read(found), form, name, timezone.localdate(found.issued_at))
