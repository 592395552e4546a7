"""What somebody follows, what their next message would say, and following something or not."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.reminders import commands
from sendwell.apps.reminders.digest import entries_of
from sendwell.apps.reminders.following import followed_by
from sendwell.apps.reminders.models import Followed
from sendwell.apps.reminders.permissions import may_follow
from sendwell.apps.reminders.queries import address_of, rhythm_of
from sendwell.apps.reminders.things import Named, named, named_all, thing_at
from sendwell.apps.reminders.writing import in_sections


@dataclass(frozen=True, slots=True)
class _Line:
    """Something that is followed, and why."""

    named: Named
    why: str


@open_to(may_follow)
def following(request: AreaRequest) -> HttpResponse:
    """What the person follows and why, and what would stand in a message written now."""
    today = timezone.localdate()
    found = followed_by(request.person, today)
    names = named_all(request.area, found)
    lines = [_Line(names[thing], why) for thing, why in found.items() if thing in names]
    rhythm = rhythm_of(request.area)
    shown = {
        "lines": sorted(lines, key=lambda line: (line.named.kind_words, line.named.name)),
        "sections": in_sections(entries_of(request.area, [request.person], today).get(request.person.pk, [])),
        "address": address_of(request.person),
        "sends": bool(rhythm and rhythm.sends),
    }
    return render(request, "reminders/following.html", shown)


@open_to(may_follow)
def follow(request: AreaRequest, followed: str, thing: str) -> HttpResponse:
    """Say whether to follow one thing."""
    found = thing_at(request.area, followed, thing)
    known = named(request.area, found) if found else None
    if found is None or known is None:
        raise Http404
    why = followed_by(request.person, timezone.localdate()).get(found, "")
    if request.method == "POST":
        commands.follow(thing=found, follows=not why, by=request.person)
        said = "is no longer followed" if why else "is followed"
        messages.success(request, f"{known.name} {said}.")
        return redirect("following", area=request.area.slug)
    shown = {"known": known, "why": why, "kind": Followed(found.kind).label.lower()}
    return render(request, "reminders/follow.html", shown)
