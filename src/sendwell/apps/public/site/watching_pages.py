"""What others asked of the partnership and judged of it: recommendations with their answers, and visits."""

from collections.abc import Iterator

from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.public.site.words import day, lines, paragraph
from sendwell.apps.publishing.paper.tree import Block, Document, KeyFacts, Section, runs

NOTHING = "None yet"


def recommendations(snapshot: Snapshot, found: list[Item]) -> Document:
    """What scrutiny and others recommended, whether it was accepted and why, and what became of it."""
    title = "Recommendations and answers"
    if not found:
        return Document(title, (Section(NOTHING, (paragraph("No recommendation is published here yet."),)),))
    return Document(title, tuple(Section(_heading(one), tuple(_recommendation(one))) for one in found))


def visits(snapshot: Snapshot, found: list[Item]) -> Document:
    """The visits that looked at the plan, and what each judged."""
    title = "Visits that check on the plan"
    if not found:
        return Document(title, (Section(NOTHING, (paragraph("No visit is published here yet."),)),))
    named = {f"Priority {one.fact['Number']}": one.name for one in snapshot.of(Kind.PRIORITY)}
    return Document(title, tuple(Section(f"{one.name}, {day(one.on)}", tuple(_visit(one, named))) for one in found))


def _heading(one: Item) -> str:
    by = one.fact.get("Recommended by", "A meeting")
    return f"{by}, {day(one.on)}" if one.on else by


def _recommendation(one: Item) -> Iterator[Block]:
    yield paragraph(one.name)
    yield KeyFacts(tuple((label, runs(words)) for label, words in one.facts if label != "Recommended by"))
    if reasons := one.texts.get("reasons"):
        yield paragraph(f"Why: {reasons}")
    if answer := one.texts.get("answer"):
        yield paragraph(f"What was done: {answer}")


def _visit(one: Item, named: dict[str, str]) -> Iterator[Block]:
    """When and by whom, and the judgement of each priority by its public name."""
    yield KeyFacts(tuple((f"{label}: {named[label]}" if label in named else label, runs(words))
                         for label, words in one.facts))  # fmt: skip
    yield from lines(one.texts.get("story", ""))
