"""The public site of the demonstration: worded, published, and one change prepared that is not public yet."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils import timezone

from sendwell.apps.programme.models import Priority
from sendwell.apps.public import commands
from sendwell.apps.public.items.choosing import choices_of
from sendwell.apps.public.items.gathering import everything
from sendwell.apps.public.items.item import TEXTS, Item, Kind
from sendwell.web.demo.events import Story

_WRITTEN = Path(__file__).with_name("public_site.toml")
PUBLISHED, PREPARED = -1, 0


def plan_events(story: Story, say: Callable[[str], None]) -> None:
    """Plan the first edition and what is prepared after it. Other events of the same day must be planned before."""
    written = tomllib.loads(_WRITTEN.read_text(encoding="utf-8"))
    story.on(PUBLISHED, _publish, story, written, say)
    story.on(PREPARED, _prepare_a_change, story, written)


def _publish(story: Story, written: dict[str, Any], say: Callable[[str], None]) -> None:
    manager, today = story.cast.people["manager"], timezone.localdate()
    commands.write_site(**{name: written[name].strip() for name in ("opening", "easy_read", "contact")}, by=manager)
    for said in written["said"]:
        _said(story, said)
    items = everything(manager.area, today)
    for one in written["plain"]:
        _word(story, items, one)
    for one in written["held"]:
        held: dict[str, Any] = {"shown": False, "because": one["because"]}
        commands.word_item(item=_found(items, one), by=manager, **held)
    chosen: dict[str, Any] = {"shown": True, "because": ""}
    for item in items:
        if item.kind in (Kind.RECOMMENDATION, Kind.VISIT):
            commands.word_item(item=item, by=manager, **chosen)
    edition = commands.prepare_site(today=today, by=manager)
    commands.publish_site(edition=edition, today=today, by=manager)
    say("  The public site: published, with one change that is not public yet.")


def _prepare_a_change(story: Story, written: dict[str, Any]) -> None:
    manager, today = story.cast.people["manager"], timezone.localdate()
    _word(story, everything(manager.area, today, Kind.PROMISE), written["unpublished"])
    commands.prepare_site(today=today, by=manager)


def _word(story: Story, items: list[Item], written: dict[str, Any]) -> None:
    """Word one text; the others of the same item stay as they were worded before."""
    item, manager = _found(items, written), story.cast.people["manager"]
    known = choices_of(manager.area).texts
    texts = {part: known.get((item.key, part), ("", ""))[0] for part in TEXTS[item.kind]}
    said: dict[str, Any] = {"shown": True, "because": ""}
    commands.word_item(item=item, by=manager, **said, **{**texts, written["part"]: written["words"]})


def _found(items: list[Item], written: dict[str, Any]) -> Item:
    return next(item for item in items if item.kind == written["kind"] and written["has"] in item.name + item.quote)


def _said(story: Story, written: dict[str, Any]) -> None:
    commands.write_said(
        row=None,
        said=written["said"],
        heard_on=story.date(written["heard"]),
        heard_from=written["heard_from"],
        answered=written["answered"],
        answer=written["answer"],
        priority=Priority.objects.filter(title__startswith=written["priority"]).first(),
        by=story.cast.people["manager"],
    )
