"""The structure charts, and the seats and posts that they are drawn from."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.governance import commands, queries
from sendwell.apps.governance.forms import MemberForm, PostForm
from sendwell.apps.governance.permissions import may_read_meetings, may_run_meetings
from sendwell.apps.governance.structure import bodies_structure, posts_structure
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to


@open_to(may_read_meetings)
def structure(request: AreaRequest) -> HttpResponse:
    """Which body is part of which, as a picture and as a list."""
    shown = {
        "structure": bodies_structure(request.area, timezone.localdate()),
        "may_run": may_run_meetings(request.person),
    }
    return render(request, "governance/structure.html", shown)


@open_to(may_read_meetings)
def posts(request: AreaRequest) -> HttpResponse:
    """Who works in SEND, and to whom each post answers, as a picture and as a list."""
    shown = {"structure": posts_structure(request.area), "may_run": may_run_meetings(request.person)}
    return render(request, "governance/posts.html", shown)


@open_to(may_run_meetings)
def add_post(request: AreaRequest) -> HttpResponse:
    """Add a post."""
    form = PostForm(request.POST or None, area=request.area)
    if added := attempt(form, partial(commands.add_post, by=request.person)):
        messages.success(request, f"“{added.title}” is on the chart.")
        return redirect("posts", area=request.area.slug)
    shown = {"form": form, "heading": "Add a post", "cancel": reverse("posts", args=[request.area.slug])}
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def change_post(request: AreaRequest, post_id: int) -> HttpResponse:
    """Change a post, or who holds it."""
    found = get_object_or_404(queries.posts_of(request.area), pk=post_id)
    heading = f"Change “{found.title}”"
    form = PostForm(request.POST or None, instance=found, area=request.area)
    if attempt(form, partial(commands.change_post, post=found, by=request.person)):
        messages.success(request, f"“{found.title}” is changed.")
        return redirect("posts", area=request.area.slug)
    shown = {"form": form, "heading": heading, "button": "Save", "thing": found, "post": found}
    shown["cancel"] = reverse("posts", args=[request.area.slug])
    return render(request, "governance/change_post.html", shown)


@require_POST
@open_to(may_run_meetings)
def remove_post(request: AreaRequest, post_id: int) -> HttpResponse:
    """Take a post off the chart."""
    found = get_object_or_404(queries.posts_of(request.area), pk=post_id)
    try:
        commands.remove_post(post=found, by=request.person)
        messages.success(request, f"“{found.title}” is off the chart.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("posts", area=request.area.slug)


@open_to(may_run_meetings)
def add_member(request: AreaRequest, body_id: int) -> HttpResponse:
    """Give somebody a seat on a body."""
    body = get_object_or_404(queries.bodies_of(request.area), pk=body_id)
    form = MemberForm(request.POST or None, area=request.area, initial={"starts_on": timezone.localdate()})
    if added := attempt(form, partial(commands.add_member, body=body, by=request.person)):
        messages.success(request, f"{added.person} sits on it from {added.starts_on:%-d %B %Y}.")
        return redirect("body", area=request.area.slug, body_id=body.pk)
    shown = {"form": form, "heading": "Add a member", "caption": body.name}
    shown["cancel"] = reverse("body", args=[request.area.slug, body.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def change_member(request: AreaRequest, membership_id: int) -> HttpResponse:
    """Change a seat, or say when its term ends."""
    found = get_object_or_404(queries.memberships_of(request.area), pk=membership_id)
    body, heading = found.body, f"Change the seat of {found.person}"
    form = MemberForm(request.POST or None, instance=found, area=request.area)
    if attempt(form, partial(commands.change_member, membership=found, by=request.person)):
        messages.success(request, f"The seat of {found.person} is changed.")
        return redirect("body", area=request.area.slug, body_id=body.pk)
    shown = {"form": form, "heading": heading, "caption": body.name, "button": "Save", "thing": found}
    shown["cancel"] = reverse("body", args=[request.area.slug, body.pk])
    return render(request, "governance/form.html", shown)
