"""What stands beside the pages: open data as CSV, what changed as Atom, dates as iCalendar."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from xml.etree import ElementTree as xml

from icalendar import Calendar, Event

from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.snapshot import Snapshot, to_json
from sendwell.apps.public.site.front import dates_ahead
from sendwell.apps.public.site.meeting_pages import paper_page
from sendwell.apps.public.site.words import promise_page
from sendwell.apps.publishing.paper.plain import readable
from sendwell.domain.safe_cells import safe_cell

ATOM = "http://www.w3.org/2005/Atom"
ASK_AGAIN_AFTER = timedelta(hours=12)
MOST_ENTRIES = 100
A_MONTH = timedelta(days=31)


def promises_csv(snapshot: Snapshot) -> bytes:
    """Every promise with both ratings in words."""
    labels = ("How it stands", "By when", "We say it is", "The facts show", "Has it made a difference?", "Who leads it")
    rows = [
        [
            promise.fact.get("Number", ""),
            _name(snapshot, promise.of),
            promise.name,
            *(_fact(promise, x) for x in labels),
        ]
        for promise in snapshot.of(Kind.PROMISE)
    ]
    return _csv(["Number", "Priority", "Promise", *labels], rows)


def numbers_csv(snapshot: Snapshot) -> bytes:
    """Every number, period by period, as it may be shown."""
    rows = [
        [number.key.removeprefix("number-"), number.name, period, value]
        for number in snapshot.of(Kind.NUMBER)
        for period, value in number.points
    ]
    return _csv(["Measure", "What is counted", "Period", "Value"], rows)


def decisions_csv(snapshot: Snapshot) -> bytes:
    """Every decision with its day and who took it."""
    rows = [[one.on, _fact(one, "Decided by"), one.name] for one in snapshot.of(Kind.DECISION)]
    return _csv(["Day", "Decided by", "Decision"], rows)


def whole_json(snapshot: Snapshot) -> bytes:
    """All that the site says, for programs."""
    return json.dumps(to_json(snapshot), ensure_ascii=False).encode()


def changes_atom(snapshot: Snapshot) -> bytes:
    """What changed in the last month, with papers and decisions, as an Atom feed (RFC 4287).

    Links are relative to the feed, so that it stands wherever the site stands.
    """
    feed = xml.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _text(feed, "title", f"SEND in {snapshot.area}: what changed")
    _text(feed, "id", f"urn:sendwell:{snapshot.slug}")
    _text(feed, "updated", _moment(snapshot.as_on.isoformat()))
    _text(xml.SubElement(feed, "author"), "name", f"{snapshot.area} SEND partnership")
    xml.SubElement(feed, "link", {"rel": "self", "href": "changes.atom"})
    xml.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": "index.html"})
    for item in _lately(snapshot)[:MOST_ENTRIES]:
        entry = xml.SubElement(feed, "entry")
        _text(entry, "title", _entry_title(item, snapshot))
        _text(entry, "id", f"urn:sendwell:{snapshot.slug}:{item.key}")
        _text(entry, "updated", _moment(item.on))
        _text(entry, "summary", item.name)
        xml.SubElement(entry, "link", {"rel": "alternate", "href": _where(item, snapshot)})
    written: bytes = xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _lately(snapshot: Snapshot) -> list[Item]:
    first, last = (snapshot.as_on - A_MONTH).isoformat(), snapshot.as_on.isoformat()
    kinds = (Kind.CHANGE, Kind.PAPER, Kind.DECISION, Kind.SAID)
    found = [item for kind in kinds for item in snapshot.of(kind) if first <= item.on <= last]
    return sorted(found, key=lambda item: item.on, reverse=True)


def _entry_title(item: Item, snapshot: Snapshot) -> str:
    of = _name(snapshot, item.of)
    return f"{of}: {item.name}" if of else item.name


def _where(item: Item, snapshot: Snapshot) -> str:
    match item.kind:
        case Kind.PAPER:
            return paper_page(item)
        case Kind.DECISION:
            return "decisions.html"
        case Kind.SAID:
            return "said.html"
    promise = snapshot.get(item.of)
    return promise_page(promise, snapshot) if promise else "changed.html"


def dates_ics(snapshot: Snapshot) -> bytes:
    """The dates to come as a calendar (RFC 5545)."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sendwell//Public site//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{snapshot.area}: SEND dates")
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"value": "DURATION"})
    for item in dates_ahead(snapshot):
        calendar.add_component(_event(item, snapshot))
    content: bytes = calendar.to_ical()
    return content


def _event(item: Item, snapshot: Snapshot) -> Event:
    on = date.fromisoformat(item.on)
    event = Event()
    event.add("uid", f"{item.key}@{snapshot.slug}.sendwell")
    event.add("dtstamp", datetime.combine(snapshot.as_on, time(), UTC))
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", item.name)
    event.add("description", "\n".join(f"{label}: {words}" for label, words in item.facts))
    event.add("transp", "TRANSPARENT")
    return event


def _csv(header: list[str], rows: Iterable[list[str]]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _fact(item: Item, label: str) -> str:
    return item.fact.get(label, "")


def _name(snapshot: Snapshot, key: str) -> str:
    of = snapshot.get(key)
    return of.name if of else ""


def _text(parent: xml.Element, name: str, words: str) -> None:
    xml.SubElement(parent, name).text = readable(words)


def _moment(on: str) -> str:
    return f"{on}T00:00:00Z"
