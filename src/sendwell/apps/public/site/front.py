"""The front page: what did you promise us, and did you keep it?"""

from collections.abc import Iterator

from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.public.items.standing import DONE, LATE
from sendwell.apps.public.site.words import (
    change_line,
    day,
    felt_sentence,
    lines,
    of_kind,
    page_link,
    paragraph,
    priority_page,
    promise_page,
    said_blocks,
    standing_sentence,
)
from sendwell.apps.publishing.paper.tree import (
    Block,
    BulletList,
    Callout,
    Document,
    Link,
    Paragraph,
    Runs,
    Section,
    runs,
)

MOST_LATE, MOST_CHANGES, MOST_DATES = 6, 5, 4


def front(snapshot: Snapshot) -> Document:
    """The answer first; then what is late and why, each priority, what changed, what comes, whom to ask."""
    sections = (
        Section("What is late, and why", tuple(_late(snapshot))),
        *(_priority(priority, snapshot) for priority in snapshot.of(Kind.PRIORITY)),
        Section("What changed this month", tuple(_changes(snapshot))),
        Section("What you said, and what came of it", tuple(_said(snapshot))),
        Section("Dates to come", tuple(_dates(snapshot))),
        Section("Ask us, or ask somebody else", tuple(_contact(snapshot))),
    )
    return Document(
        title=f"Help for children with SEND in {snapshot.area}: what we promised, and whether we kept it",
        sections=(Section("The short answer", tuple(_answer(snapshot))), *sections),
    )


def _answer(snapshot: Snapshot) -> Iterator[Block]:
    promises = snapshot.of(Kind.PROMISE)
    must = of_kind(snapshot, Kind.FINDING, "must")
    if must:
        things = "1 thing" if len(must) == 1 else f"{len(must)} things"
        said = f"Inspectors told us that {things} must get better for children. We made {len(promises)} promises."
        yield paragraph(said, " ", page_link("Read what they found", "found.html"), ".")
    done, late = (len(of_kind(snapshot, Kind.PROMISE, state)) for state in (DONE, LATE))
    words = f"{late} late, {done} kept so far" if promises else "No promise has been made yet"
    felt = runs(felt_sentence(promises)) if promises else runs("This page will say so when there is one.")
    yield Callout(f"Did we keep them? {words}", (runs(standing_sentence(promises)), felt))
    yield from lines(snapshot.texts.get("opening", ""))
    if snapshot.texts.get("easy_read"):
        yield paragraph(page_link("Read this in easy words", "easy-read.html"))


def _late(snapshot: Snapshot) -> Iterator[Block]:
    late = sorted(of_kind(snapshot, Kind.PROMISE, LATE), key=lambda promise: promise.on)
    if not late:
        yield paragraph("No promise is past its date.")
        return
    yield BulletList(tuple(_late_line(promise, snapshot) for promise in late[:MOST_LATE]))
    if len(late) > MOST_LATE:
        yield paragraph(f"{len(late) - MOST_LATE} more are late: they stand with their priorities below.")


def _late_line(promise: Item, snapshot: Snapshot) -> Runs:
    story = promise.texts.get("story") or "We have not said yet why."
    return runs(_promise_link(promise, snapshot), f": due on {day(promise.on)}. {story}")


def _promise_link(promise: Item, snapshot: Snapshot) -> Link:
    return page_link(promise.name, promise_page(promise, snapshot))


def _priority(priority: Item, snapshot: Snapshot) -> Section:
    promises = snapshot.under(priority.key, Kind.PROMISE)
    blocks: list[Block] = []
    if outcome := priority.texts.get("outcome"):
        blocks.append(paragraph(f"We promised: {outcome}"))
    blocks.append(paragraph(standing_sentence(promises)))
    about = f"What inspectors found, and every promise on “{priority.name}”"
    blocks.append(paragraph(page_link(about, priority_page(priority))))
    return Section(f"{priority.fact.get('Number', '')} {priority.name}".strip(), tuple(blocks))


def _changes(snapshot: Snapshot) -> Iterator[Block]:
    found = snapshot.of(Kind.CHANGE)
    if not found:
        yield paragraph("Nothing changed in the last month.")
        return
    yield BulletList(tuple(change_line(change, snapshot) for change in found[:MOST_CHANGES]))
    yield paragraph(page_link(f"All that changed this month ({len(found)})", "changed.html"))


def _said(snapshot: Snapshot) -> Iterator[Block]:
    found = snapshot.of(Kind.SAID)
    if not found:
        yield paragraph("Nothing that families said is published here yet.")
        return
    yield from said_blocks(found[0])
    yield paragraph(page_link(f"Everything you said, with our answers ({len(found)})", "said.html"))


def _dates(snapshot: Snapshot) -> Iterator[Block]:
    ahead = dates_ahead(snapshot)
    if not ahead:
        yield paragraph("No date is known yet.")
        return
    yield BulletList(tuple(runs(f"{item.fact.get('When', day(item.on))}: {item.name}") for item in ahead[:MOST_DATES]))
    yield paragraph(page_link("All dates, and how to put them into your own calendar", "dates.html"))


def dates_ahead(snapshot: Snapshot) -> list[Item]:
    """Key dates, and meetings from the day of the snapshot on, the soonest first."""
    today = snapshot.as_on.isoformat()
    meetings = [meeting for meeting in snapshot.of(Kind.MEETING) if meeting.on >= today]
    return sorted([*snapshot.of(Kind.DATE), *meetings], key=lambda item: item.on)


def _contact(snapshot: Snapshot) -> Iterator[Block]:
    found = lines(snapshot.texts.get("contact", ""))
    yield from found or [Paragraph(runs("Nobody to write to is named here yet."))]
