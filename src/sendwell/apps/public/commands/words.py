"""What an editor writes and chooses. Nothing of it is public before it is published."""

from datetime import date
from typing import TypedDict, Unpack

from sendwell.apps.mechanisms.editing import Seen, check_unchanged, hold, mark_of
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Priority
from sendwell.apps.public.items.item import ON_REQUEST, TEXTS, Item
from sendwell.apps.public.models import Choice, PublicSite, PublicText, YouSaid
from sendwell.apps.public.permissions import may_edit_site


class SaidFields(TypedDict):
    """All that makes a row of “you said”; see the model."""

    said: str
    heard_on: date
    heard_from: str
    answered: str
    answer: str
    priority: Priority | None


@command
def write_site(*, opening: str, easy_read: str, contact: str, by: Person, seen: Seen | None = None) -> PublicSite:
    """Write what the area says itself on its site. Raises PermissionDenied, or Refused where somebody else wrote it."""
    require(may_edit_site(by))
    site, _ = PublicSite.objects.get_or_create(area=by.area)
    hold(site, seen)
    site.opening, site.easy_read, site.contact = opening.strip(), easy_read.strip(), contact.strip()
    site.save()
    return site


@command
def word_item(*, item: Item, shown: bool, because: str, by: Person, seen: Seen | None = None, **texts: str) -> None:
    """Word an item for the public, and show it or hold it back; a text left empty is as the rule of its kind says.

    `item` is as it stands in the officers' words. Raises PermissionDenied, or Refused where it is held back and nothing
    says why, or where somebody else worded it meanwhile.
    """
    require(may_edit_site(by))
    if not shown and not because.strip() and item.kind not in ON_REQUEST:
        raise Refused("Say why it is held back, so that the next editor knows.", field="because")
    rows = {row.part: row for row in PublicText.objects.select_for_update().filter(area=by.area, key=item.key)}
    for part in TEXTS[item.kind]:
        row = rows.get(part) or PublicText(area=by.area, key=item.key, part=part)
        check_unchanged(row, seen, {part: row.words})
        _write(row, texts.get(part, "").strip(), item.texts.get(part, ""))
    _choose(item, shown, because.strip(), by)


def _write(row: PublicText, words: str, original: str) -> None:
    if words:
        row.words, row.beside = words, mark_of(original)
        row.save()
    elif row.pk:
        row.delete()


def _choose(item: Item, shown: bool, because: str, by: Person) -> None:
    row = Choice.objects.select_for_update().filter(area=by.area, key=item.key).first()
    if row is None and shown == (item.kind not in ON_REQUEST):
        return  # as the rule of its kind has it
    row = row or Choice(area=by.area, key=item.key)
    row.shown, row.because = shown, "" if shown else because
    row.save()


@command
def write_said(*, row: YouSaid | None, by: Person, seen: Seen | None = None, **fields: Unpack[SaidFields]) -> YouSaid:
    """Write what families said and what came of it. Raises PermissionDenied, or Refused for another area's priority."""
    require(may_edit_site(by) and (row is None or row.area_id == by.area_id))
    priority = fields["priority"]
    if priority and priority.plan.programme.area_id != by.area_id:
        raise Refused("Choose a priority of your own area.", field="priority")
    kept = hold(row, seen) if row else YouSaid(area=by.area)
    for name, value in fields.items():
        setattr(kept, name, value)
    kept.save()
    return kept


@command
def remove_said(*, row: YouSaid, by: Person) -> None:
    """Take a row of “you said” away. What was published of it stays in its editions. Raises PermissionDenied."""
    require(may_edit_site(by) and row.area_id == by.area_id)
    row.delete()
