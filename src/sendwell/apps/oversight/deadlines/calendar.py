"""The deadlines as a calendar (iCalendar, RFC 5545): what a calendar program is given for a secret address."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from sendwell.apps.oversight.deadlines.lines import Deadlines, Line

ASK_AGAIN_AFTER = timedelta(hours=12)


def as_calendar(found: Deadlines, name: str, host: str, absolute: Callable[[str], str]) -> bytes:
    """One event for each line, the whole day long and not taking up anybody's time.

    `host` makes the names of events unique in the world; `absolute` gives a page its whole address.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Sendwell//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"value": "DURATION"})
    for line in found.lines:
        calendar.add_component(_event(line, host, absolute))
    content: bytes = calendar.to_ical()
    return content


def _event(line: Line, host: str, absolute: Callable[[str], str]) -> Event:
    event = Event()
    event.add("uid", f"{line.key}@{host}")
    event.add("dtstamp", datetime.combine(line.today, time(), UTC))
    event.add("dtstart", line.on)
    event.add("dtend", line.on + timedelta(days=1))
    event.add("summary", f"{line.kind}: {line.what}" + (f" ({line.when})" if line.about else ""))
    event.add("description", "\n".join(_description(line)))
    event.add("categories", [line.kind])
    event.add("url", absolute(line.url))
    event.add("transp", "TRANSPARENT")
    return event


def _description(line: Line) -> list[str]:
    said = [f"Due {line.when}.", line.how, f"Who: {line.who}." if line.who else ""]
    return [part for part in said if part]
