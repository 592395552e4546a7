"""The pages of the plan: what inspectors found, each priority with its promises, what changed, the numbers."""

from collections.abc import Iterator

from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.public.site.words import (
    change_line,
    day,
    felt_sentence,
    finding_blocks,
    page_link,
    paragraph,
    priority_page,
    promise_section,
    said_blocks,
    standing_sentence,
)
from sendwell.apps.publishing.paper.tree import Block, BulletList, Document, KeyFacts, Row, Section, Table, runs

FOUND = (
    ("must", "What must change"),
    ("better", "What needs to be better"),
    ("good", "What is good"),
)
MOST_PERIODS = 12


def found(snapshot: Snapshot) -> Document:
    """What inspectors found, the worst first, each with where we answer it."""
    answered = {key: priority for priority in snapshot.of(Kind.PRIORITY) for key in priority.links}
    sections = []
    for state, heading in FOUND:
        blocks: list[Block] = []
        for finding in snapshot.of(Kind.FINDING):
            if finding.state == state:
                blocks += _finding(finding, answered.get(finding.key))
        if blocks:
            sections.append(Section(heading, tuple(blocks)))
    nothing = Section("Nothing is published yet", (paragraph("No finding of inspectors is published here yet."),))
    return Document("What inspectors found", tuple(sections) or (nothing,))


def _finding(finding: Item, priority: Item | None) -> Iterator[Block]:
    yield from finding_blocks(finding)
    if who := finding.fact.get("Who must put it right"):
        yield paragraph(f"Who must put it right: {who}")
    if priority:
        yield paragraph("What we do about it: ", page_link(priority.name, priority_page(priority)))


def priority(snapshot: Snapshot, item: Item) -> Document:
    """A priority read from top to bottom: what was found, what was promised, where it stands, what families said."""
    promises = snapshot.under(item.key, Kind.PROMISE)
    findings = [finding for key in item.links if (finding := snapshot.get(key))]
    was_found = tuple(block for finding in findings for block in finding_blocks(finding))
    by_when = f" We want this by {day(item.on)}." if item.on else ""
    outcome = item.texts.get("outcome") or "Nobody has said yet what will be different."
    said = tuple(block for one in snapshot.under(item.key, Kind.SAID) for block in said_blocks(one))
    return Document(
        title=item.name,
        sections=(
            Section("What inspectors found", was_found or (paragraph("The area set this priority itself."),)),
            Section("What we promised", (paragraph(f"{outcome}{by_when}"),)),
            Section("Where it stands", (paragraph(standing_sentence(promises)), paragraph(felt_sentence(promises)))),
            Section("Every promise", (), tuple(promise_section(promise) for promise in promises)),
            *([Section("What you said about it", said)] if said else []),
        ),
    )


def changed(snapshot: Snapshot, changes: list[Item]) -> Document:
    """What changed in the month before the day of the site."""
    if not changes:
        return Document("What changed this month", (Section("Nothing", (paragraph("Nothing changed."),)),))
    said = (
        ("worse", "What got worse"),
        ("better", "What got better"),
        ("", "What else changed"),
    )
    sections = tuple(
        Section(heading, (BulletList(tuple(change_line(change, snapshot) for change in of_state)),))
        for state, heading in said
        if (of_state := [change for change in changes if change.state == state])
    )
    return Document("What changed this month", sections)


def numbers(snapshot: Snapshot, found: list[Item]) -> Document:
    """What has changed for children, number by number."""
    hidden = (
        "Where fewer than five children are counted, or all but a few, the number is hidden, so that nobody is known."
    )
    intro = Section(
        "How to read them",
        (paragraph(hidden), paragraph("As files: ", page_link("open data", "data.html"), ".")),
    )
    return Document("The numbers", (intro, *(_number(one) for one in found)))


def _number(item: Item) -> Section:
    facts = tuple((label, runs(words)) for label, words in item.facts)
    rows = tuple(Row((runs(period), runs(value))) for period, value in reversed(item.points[-MOST_PERIODS:]))
    table = Table(f"{item.name}, the latest first", ("When", "Number"), rows, (10, 10))
    return Section(item.name, (paragraph(item.texts["plain"]), KeyFacts(facts), table))
