"""The editor's pages: what would change, each thing in its words, and publishing."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.public import commands
from sendwell.apps.public.drafting import preview_of
from sendwell.apps.public.forms import BecauseForm, ItemForm, SiteForm
from sendwell.apps.public.items.choosing import choices_of, chosen
from sendwell.apps.public.items.differences import Difference
from sendwell.apps.public.items.gathering import everything
from sendwell.apps.public.items.item import KIND_OF_KEY, NAMES, Item, Kind
from sendwell.apps.public.items.snapshot import from_json
from sendwell.apps.public.models import Choice
from sendwell.apps.public.permissions import may_edit_site
from sendwell.apps.public.queries import editions_of, letters_of, prepared_in, readers_of, site_of
from sendwell.apps.public.rows import ItemRow, row_of
from sendwell.apps.public.site_of import site_with_papers

MOST_SHOWN = 60  # differences on one page
NO_SUCH = "This area has nothing of that name. If it was there before, the plan or the meeting has lost it since."


@open_to(may_edit_site)
@require_safe
def public_site(request: AreaRequest) -> HttpResponse:
    """What is public, and exactly what publishing would change."""
    found = preview_of(request.area)
    page: Page[Difference] = paged(found.differences, request, MOST_SHOWN)
    shown = {
        "preview": found,
        "site": found.site,
        "page": page,
        "editions": editions_of(request.area)[:5],
        "readers": readers_of(request.area).count(),
        "waiting": letters_of(request.area).count(),
    }
    return render(request, "public/public_site.html", shown)


@open_to(may_edit_site)
@require_safe
def look(request: AreaRequest, public_name: str) -> HttpResponse:
    """A page of what was prepared, as the public would see it."""
    prepared = get_object_or_404(prepared_in(request.area)[:1])
    made = site_with_papers(request.area, from_json(prepared.content)).made(public_name)
    if made is None:
        raise Http404("What was prepared has no such page.")
    return HttpResponse(made.content, content_type=made.content_type)


@open_to(may_edit_site)
@require_POST
def prepare(request: AreaRequest) -> HttpResponse:
    """Prepare the next edition, to be looked through."""
    try:
        commands.prepare_site(today=timezone.localdate(), by=request.person)
        messages.success(request, "Prepared. Look through what would change, then publish it.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("public_site", area=request.area.slug)


@open_to(may_edit_site)
@require_POST
def publish(request: AreaRequest, edition_id: int) -> HttpResponse:
    """Publish what was looked through."""
    edition = get_object_or_404(prepared_in(request.area), pk=edition_id)
    try:
        published = commands.publish_site(edition=edition, today=timezone.localdate(), by=request.person)
        messages.success(request, f"Edition {published.number} is public.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("public_site", area=request.area.slug)


@open_to(may_edit_site)
def take_down(request: AreaRequest) -> HttpResponse:
    """Take the whole site down, after asking why."""
    form = BecauseForm(request.POST or None)
    if attempt(form, partial(_take_down, request)):
        messages.success(request, "The public site is down. Nobody outside can read it.")
        return redirect("public_site", area=request.area.slug)
    shown = {"form": form, "heading": "Take the whole public site down", "site": site_of(request.area)}
    shown["cancel"] = reverse("public_site", args=[request.area.slug])
    return render(request, "public/take_off.html", shown)


def _take_down(request: AreaRequest, because: str) -> bool:
    commands.take_down(because=because, by=request.person)
    return True


@open_to(may_edit_site)
@require_safe
def items(request: AreaRequest) -> HttpResponse:
    """Every thing of a kind: whether it is shown, in which words, how hard they are to read."""
    kinds = [kind for kind in Kind if kind is not Kind.CHANGE]
    asked = request.GET.get("kind", "")
    kind = Kind(asked) if asked in kinds else Kind.FINDING
    choices = choices_of(request.area)
    found = everything(request.area, timezone.localdate(), kind)
    shown = {item.key for item in chosen(found, choices)}
    rows = [row_of(item, choices, item.key in shown) for item in found if item.kind is kind]
    page: Page[ItemRow] = paged(rows, request)
    tabs = [(one, NAMES[one][1], one is kind) for one in kinds]
    return render(request, "public/items.html", {"page": page, "kind": NAMES[kind][1], "tabs": tabs})


@open_to(may_edit_site)
def item(request: AreaRequest, public_key: str) -> HttpResponse:
    """One thing: the officers' words, and the public's beside them."""
    found = _item(request, public_key)
    choice = Choice.objects.filter(area=request.area, key=public_key).first()
    because = choice.because if choice else ""
    form = ItemForm(request.POST or None, item=found, choices=choices_of(request.area), because=because)
    if attempt(form, partial(_word, request, found)):
        messages.success(request, "Kept. It is not public before you publish it.")
        return redirect(f"{reverse('public_items', args=[request.area.slug])}?kind={found.kind}")
    public = site_of(request.area).shown
    on_site = public is not None and any(row["key"] == public_key for row in public.content["items"])
    kind = NAMES[found.kind][0]
    return render(request, "public/item.html", {"item": found, "form": form, "kind": kind, "on_site": on_site})


def _word(request: AreaRequest, found: Item, **said: object) -> bool:
    commands.word_item(item=found, by=request.person, **said)  # type: ignore[arg-type]
    return True


@open_to(may_edit_site)
def take_off(request: AreaRequest, public_key: str) -> HttpResponse:
    """Take one thing off the public site at once, after asking why."""
    found = _item(request, public_key)
    form = BecauseForm(request.POST or None)
    if attempt(form, partial(commands.take_off, key=public_key, by=request.person)):
        messages.success(request, "It is off the public site, and held back from now on.")
        return redirect("public_site", area=request.area.slug)
    shown = {"form": form, "heading": f"Take “{found.name}” off the public site now"}
    shown["cancel"] = reverse("public_item", args=[request.area.slug, public_key])
    return render(request, "public/take_off.html", shown)


def _item(request: AreaRequest, key: str) -> Item:
    kind = KIND_OF_KEY.get(key.partition("-")[0])
    if kind is None:
        raise Http404(NO_SUCH)
    found = everything(request.area, timezone.localdate(), kind)
    item = next((one for one in found if one.key == key), None)
    if item is None:
        raise Http404(NO_SUCH)
    return item


@open_to(may_edit_site)
def words(request: AreaRequest) -> HttpResponse:
    """What the area says itself: the first words, easy read, contact."""
    site = site_of(request.area)
    form = SiteForm(request.POST or None, instance=site)
    if attempt(form, partial(commands.write_site, by=request.person)):
        messages.success(request, "Kept. It is not public before you publish it.")
        return redirect("public_site", area=request.area.slug)
    return render(request, "public/words.html", {"form": form, "site": site})
