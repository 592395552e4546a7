"""The self-evaluation as a paper."""

from collections.abc import Iterator

from sendwell.apps.evidence.queries import citation_url
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.monitoring.readiness.evaluating import Evaluated, PartRead, PriorityEvaluated
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.tree import (
    Block,
    Callout,
    Document,
    KeyFacts,
    Link,
    Paragraph,
    Quotation,
    Section,
    runs,
)


def evaluation_paper(found: Evaluated, what_for: str = "") -> Document:
    """The self-evaluation as it stands. `what_for` says what a version that is kept is for."""
    plan, today = found.plan.plan, found.plan.today
    about = (
        ("Plan", runs(plan.title)),
        ("As at", runs(f"{today:%-d %B %Y}")),
        ("How it was written", runs(found.words)),
        *((("What it is for", runs(what_for)),) if what_for else ()),
    )
    return numbered(
        Document(
            title="Self-evaluation",
            subtitle="How ready we are to be inspected again",
            publisher=f"{plan.programme.area} SEND partnership",
            about=KeyFacts(about),
            sections=tuple(_section(one) for one in found.priorities),
        )
    )


def _section(one: PriorityEvaluated) -> Section:
    heading = f"Priority {one.state.priority.number}: {one.state.priority.title}"
    said = Section("What inspectors said then", tuple(_said(one)))
    return Section(heading, subsections=(said, *(_part(part) for part in one.parts)))


def _said(one: PriorityEvaluated) -> Iterator[Block]:
    for finding in one.state.findings:
        statement = finding.statement
        where = Link(f"{statement.document}, page {statement.page}", citation_url(statement))
        yield Quotation(runs(statement.words), runs(where))
    if not one.state.findings:
        yield Paragraph(runs("No finding leads here: the area set this priority itself."))
    for judged in one.judged:
        yield Paragraph(runs(f"{judged.visit}: {judged.said.words}. {judged.words}".strip()))


def _part(part: PartRead) -> Section:
    words: list[Block] = [Paragraph(runs(line)) for line in part.words]
    if part.written is None:
        first = Callout(
            "Drafted from the plan", (runs(f"Nobody has worded this part yet: {_how(part)} from what the plan holds."),)
        )
        words.insert(0, first)
    return Section(part.aspect.heading, tuple(words))


def _how(part: PartRead) -> str:
    return f"{counted(len(part.draft), 'sentence')} {'is' if len(part.draft) == 1 else 'are'}"
