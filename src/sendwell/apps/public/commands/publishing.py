"""Publishing the site, and taking it or one thing off again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.public.drafting import draft
from sendwell.apps.public.items.differences import differences
from sendwell.apps.public.items.gathering import gather
from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.snapshot import Snapshot, fingerprint, from_json, to_json
from sendwell.apps.public.letters import send_letters, tell_readers
from sendwell.apps.public.models import Choice, Edition, PublicSite
from sendwell.apps.public.permissions import may_edit_site
from sendwell.apps.public.queries import editions_of, prepared_in
from sendwell.apps.public.sheets import make_sheets

BY_THE_CLOCK = (Kind.CHANGE, Kind.DATE)  # they end by themselves, and hold nothing that was held back


@command
def prepare_site(*, today: date, by: Person) -> Edition:
    """Prepare the next edition from all that is known on `today`, for somebody to look at; it takes the place of one
    that was prepared before. Raises PermissionDenied, or Refused where there is nothing to show.
    """
    require(may_edit_site(by))
    _site(by.area)
    found = draft(by.area, today)
    if not found.snapshot.items:
        raise Refused("There is nothing to show yet: no finding is confirmed and nothing was promised.")
    make_sheets(by.area, found.snapshot, found.gathered.names)
    prepared_in(by.area).delete()
    return _keep(found.snapshot, by, found.outdated)


@command
def publish_site(*, edition: Edition, today: date, by: Person) -> Edition:
    """Publish what was prepared, exactly as it was looked at, and tell those who asked to be told what changed.

    Raises PermissionDenied, or Refused where something in it may not be public any more.
    """
    require(may_edit_site(by) and edition.area_id == by.area_id)
    site = _site(by.area)
    if edition.number is not None:
        raise Refused("This edition was published already.")
    before = from_json(site.shown.content) if site.shown else None
    after = from_json(edition.content)
    _refuse_what_is_held_back(after, {item.key: item for item in gather(by.area, today).shown})
    _show(site, edition, by)
    tell_readers(by.area, differences(before, after))
    transaction.on_commit(partial(send_letters.enqueue, by.area_id))
    return edition


def _refuse_what_is_held_back(prepared: Snapshot, allowed: Mapping[str, Item]) -> None:
    """Refuse what was held back, made private or named anew since; what came to its end by the clock may go out."""
    gone = [item for item in prepared.items if item.kind not in BY_THE_CLOCK and not _may_go(item, allowed)]
    if gone:
        raise Refused(
            f"Since this was prepared, {counted(len(gone), 'thing')} in it may not be public any more, such as "
            f"“{gone[0].name}”. Prepare it again."
        )


def _may_go(item: Item, allowed: Mapping[str, Item]) -> bool:
    now = allowed.get(item.key)
    return now is not None and now.sheet == item.sheet


@command
def take_down(*, because: str, by: Person) -> None:
    """Take the whole site down. Its editions are kept. Raises PermissionDenied, or Refused where nothing is public."""
    require(may_edit_site(by))
    site = _site(by.area)
    if site.shown is None:
        raise Refused("Nothing is public, so there is nothing to take down.")
    if not because.strip():
        raise Refused("Say why you take it down.", field="because")
    site.shown, site.taken_down_because = None, because.strip()
    site.save()


@command
def take_off(*, key: str, because: str, by: Person) -> Edition:
    """Take one thing off the public site at once, with what belongs to it, and hold it back from now on.

    What is public stays otherwise as it was published. Raises PermissionDenied, or Refused where it is not public.
    """
    require(may_edit_site(by))
    site = _site(by.area)
    shown = from_json(site.shown.content) if site.shown else None
    if shown is None or shown.get(key) is None:
        raise Refused("This is not on the public site.")
    if not because.strip():
        raise Refused("Say why you take it off.", field="because")
    Choice.objects.update_or_create(area=by.area, key=key, defaults={"shown": False, "because": because.strip()})
    edition = _keep(replace(shown, items=tuple(_without(shown.items, key))), by, [])
    _show(site, edition, by)
    return edition


def _without(items: Iterable[Item], key: str) -> list[Item]:
    """The items but one and whatever belongs to it; what belongs to an item comes after it."""
    gone = {key}
    kept = []
    for item in items:
        if item.key in gone or item.of in gone:
            gone.add(item.key)
        else:
            kept.append(item)
    return [replace(item, links=tuple(link for link in item.links if link not in gone)) for item in kept]


def _site(area: Area) -> PublicSite:
    """The site of an area, held until the end of the transaction, so that two editions at once get two numbers."""
    PublicSite.objects.get_or_create(area=area)
    held = PublicSite.objects.select_for_update(of=("self",)).select_related("shown", "area")
    return held.get(area=area)


def _keep(snapshot: Snapshot, by: Person, outdated: list[str]) -> Edition:
    content = to_json(snapshot)
    return Edition.objects.create(
        area=by.area, content=content, sha256=fingerprint(content), outdated=outdated, prepared_by=by
    )


def _show(site: PublicSite, edition: Edition, by: Person) -> None:
    edition.number = 1 + editions_of(by.area).count()
    edition.published_by, edition.published_at = by, timezone.now()
    edition.save(update_fields=["number", "published_by", "published_at"])
    site.shown, site.taken_down_because = edition, ""
    site.save()
