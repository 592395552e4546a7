"""The pages for whoever takes the minutes: who is there, and item by item what comes of it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sendwell.apps.business import commands, queries
from sendwell.apps.business.forms import AttendanceForm, ChangeOutcomeForm, DiscussionForm, InterestForm, OutcomeForm
from sendwell.apps.business.models import AgendaItem, Draft, Outcome
from sendwell.apps.business.permissions import may_put_into_plan
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.governance.queries import meetings_of
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to

KEPT = ("discussion", "kind", "wording", "owner", "due_on_day", "due_on_month", "due_on_year", "asked_by", "priority",
        "action", "measure", "risk", "new_risk")  # fmt: skip
LONGEST_KEPT = 20_000


@open_to(may_run_meetings)
def minute(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Who is there, whether they can decide, and the items with what came of each so far."""
    rows = meetings_of(request.area).select_related("body__chair")
    found = get_object_or_404(rows, pk=meeting_id)
    attendees = queries.attendees_of(found)
    shown = {
        "meeting": found,
        "attendees": attendees,
        "guests": queries.guests_of(found),
        "said": sum(bool(one.present) for one in attendees),
        "quorum": queries.quorum_of(found, attendees),
        "interests": found.interests.select_related("item").order_by("pk"),
        "items": queries.items_with_outcomes(found),
    }
    return render(request, "business/minute.html", shown)


@open_to(may_run_meetings)
def attendance(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Say who was there."""
    found = get_object_or_404(meetings_of(request.area).select_related("body__chair"), pk=meeting_id)
    attendees, guests = queries.attendees_of(found), queries.guests_of(found)
    form = AttendanceForm(request.POST or None, attendees=attendees, guests=guests)

    def record(seen: Any, **said: Any) -> bool:
        commands.record_attendance(meeting=found, seen=seen, by=request.person, **AttendanceForm.asked_of(said))
        return True

    if attempt(form, record):
        messages.success(request, "Who was there is recorded.")
        return redirect("minute", area=request.area.slug, meeting_id=found.pk)
    shown = {"form": form, "heading": "Who was there?", "caption": str(found), "button": "Save"}
    shown["cancel"] = reverse("minute", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def add_interest(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Note an interest that somebody declared."""
    found = get_object_or_404(meetings_of(request.area), pk=meeting_id)
    form = InterestForm(request.POST or None, meeting=found)
    if attempt(form, partial(commands.add_interest, meeting=found, by=request.person)):
        messages.success(request, "The interest is noted.")
        return redirect("minute", area=request.area.slug, meeting_id=found.pk)
    shown = {"form": form, "heading": "Note an interest", "caption": str(found), "button": "Save"}
    shown["cancel"] = reverse("minute", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def minute_item(request: AreaRequest, item_id: int) -> HttpResponse:
    """One item: what was said, and what came of it. What was typed and not saved is there again."""
    item = _item(request, item_id)
    draft = Draft.objects.filter(item=item, person=request.person).first()
    form = DiscussionForm(request.POST or None, instance=item)
    if attempt(form, partial(commands.write_discussion, item=item, by=request.person)):
        messages.success(request, "What was said is saved.")
        return redirect("minute_item", area=request.area.slug, item_id=item.pk)
    return _item_page(request, item, draft, discussion=form if form.is_bound else None)


@require_POST
@open_to(may_run_meetings)
def record_outcome(request: AreaRequest, item_id: int) -> HttpResponse:
    """Note what came of an item."""
    item = _item(request, item_id)
    form = _outcome_form(request, request.POST)
    if noted := attempt(form, partial(commands.record_outcome, item=item, by=request.person)):
        where = " It is on somebody’s list now." if noted.follow_up else ""
        messages.success(request, f"{noted.get_kind_display()} saved.{where}")
        return redirect("minute_item", area=request.area.slug, item_id=item.pk)
    return _item_page(request, item, None, outcome=form)


@require_POST
@open_to(may_run_meetings)
def keep_draft(request: AreaRequest, item_id: int) -> HttpResponse:
    """Keep what is typed and not saved: sent now and then by the page itself."""
    item = _item(request, item_id)
    kept = {name: request.POST[name][:LONGEST_KEPT].replace("\x00", "") for name in KEPT if name in request.POST}
    commands.keep_draft(item=item, kept=kept, by=request.person)
    return redirect("minute_item", area=request.area.slug, item_id=item.pk)


@open_to(may_run_meetings)
def change_outcome(request: AreaRequest, outcome_id: int) -> HttpResponse:
    """Change the words of what came of an item."""
    outcome = _outcome(request, outcome_id)
    answers = {name: getattr(outcome, name) for name in ("wording", "owner", "due_on", "asked_by")}
    form = ChangeOutcomeForm(request.POST or None, area=request.area, answers=answers)
    if attempt(form, partial(commands.change_outcome, outcome=outcome, by=request.person)):
        messages.success(request, "The change is saved.")
        return redirect("minute_item", area=request.area.slug, item_id=outcome.item_id)
    shown = {"form": form, "heading": f"Change this {outcome.get_kind_display().lower()}", "button": "Save"}
    shown |= {"caption": outcome.item.title, "thing": outcome, "outcome": outcome}
    shown["cancel"] = reverse("minute_item", args=[request.area.slug, outcome.item_id])
    return render(request, "business/change_outcome.html", shown)


@require_POST
@open_to(may_run_meetings)
def remove_outcome(request: AreaRequest, outcome_id: int) -> HttpResponse:
    """Take back what was typed by mistake."""
    outcome = _outcome(request, outcome_id)
    item_id = outcome.item_id
    try:
        commands.remove_outcome(outcome=outcome, by=request.person)
        messages.success(request, "It is taken back.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("minute_item", area=request.area.slug, item_id=item_id)


def _item_page(
    request: AreaRequest,
    item: AgendaItem,
    draft: Draft | None,
    discussion: DiscussionForm | None = None,
    outcome: OutcomeForm | None = None,
) -> HttpResponse:
    rows = list(item.meeting.items.order_by("position", "pk"))
    place = rows.index(item)
    kept = draft.kept if draft else {}
    shown = {
        "item": item,
        "meeting": item.meeting,
        "place": place + 1,
        "rows": rows,
        "before": rows[place - 1] if place else None,
        "after": rows[place + 1] if place + 1 < len(rows) else None,
        "outcomes": queries.outcomes_of(request.area).filter(item=item),
        "draft": draft,
        "discussion": discussion or _discussion_form(item, kept),
        "outcome_form": outcome or _outcome_form(request, None, kept),
        "form": outcome or discussion,  # whose errors stand at the head of the page
    }
    return render(request, "business/minute_item.html", shown)


def _discussion_form(item: AgendaItem, kept: dict[str, str]) -> DiscussionForm:
    form = DiscussionForm(instance=item)
    if kept.get("discussion"):
        form.initial["discussion"] = kept["discussion"]
    return form


def _outcome_form(request: AreaRequest, data: Any, kept: dict[str, str] | None = None) -> OutcomeForm:
    initial: dict[str, Any] = {name: value for name, value in (kept or {}).items() if value}
    initial["due_on"] = [initial.get(f"due_on_{part}") for part in ("day", "month", "year")]
    return OutcomeForm(data, area=request.area, into_plan=may_put_into_plan(request.person), initial=initial)


def _item(request: AreaRequest, item_id: int) -> AgendaItem:
    return get_object_or_404(queries.items_of(request.area), pk=item_id)


def _outcome(request: AreaRequest, outcome_id: int) -> Outcome:
    return get_object_or_404(queries.outcomes_of(request.area), pk=outcome_id)
