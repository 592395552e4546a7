"""A plan written out as one content tree: the parts that its kind must have, in their order and vocabulary."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sendwell.apps.programme.state import PriorityState
from sendwell.apps.publishing.pack.build import explained
from sendwell.apps.publishing.pack.links import Links
from sendwell.apps.publishing.pack.register import register_blocks
from sendwell.apps.publishing.pack.risks import risks_of, told
from sendwell.apps.publishing.pack.words import day
from sendwell.apps.publishing.pack.writer import Writer
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.tree import (
    Block,
    BulletList,
    Document,
    KeyFacts,
    Paragraph,
    Row,
    Runs,
    Section,
    Table,
    runs,
)
from sendwell.apps.publishing.written.actions import priorities
from sendwell.apps.publishing.written.answers import answers, found_by_inspectors
from sendwell.apps.publishing.written.governance import governance, sign_offs
from sendwell.apps.publishing.written.lacking import Lack, lacking_from, unexplained_in
from sendwell.apps.publishing.written.material import PlanMaterial
from sendwell.domain import frameworks

GLOSSARY = "Glossary"
_BULLETS = ("•", "-", "–", "*")


@dataclass(frozen=True, slots=True)
class _Voice:
    names: bool = True
    action: str = "action"
    actions: str = "actions"


@dataclass(frozen=True, slots=True)
class _Filled:
    blocks: tuple[Block, ...] = ()
    below: tuple[Section, ...] = ()


def written_plan(material: PlanMaterial) -> tuple[Document, list[Lack]]:
    """The plan as it would go out today, and what it lacks. While it lacks anything it says that it is a draft."""
    paper = _written(material)
    lacks = [*lacking_from(material), *unexplained_in(paper, material)]
    return replace(paper, subtitle=_draft(material, len(lacks))), lacks


def _written(material: PlanMaterial) -> Document:
    writer = Writer(voice=_Voice(), links=Links(material.area, lead=False))
    sections = [
        _section(writer, material, part) for part in material.state.kind.sections if part.filled_by != "glossary"
    ]
    intent = next((at for at, part in enumerate(material.state.kind.sections) if part.filled_by == "intent"), -1)
    sections.insert(intent + 1, sign_offs(material))
    paper = Document(
        title=material.plan.title,
        publisher=f"{material.area} SEND partnership",
        about=_about(material),
        sections=(*sections, answers(material)),
    )
    return numbered(explained(paper, material.known, GLOSSARY))


def _draft(material: PlanMaterial, lacking: int) -> str:
    if not lacking:
        return f"As at {day(material.today)}"
    things = "1 thing is missing" if lacking == 1 else f"{lacking} things are missing"
    return f"Draft of {day(material.today)}: {things} before it can go out"


def _about(material: PlanMaterial) -> KeyFacts:
    inspection = material.plan.programme.inspection
    when = f", published on {day(inspection.published_on)}" if inspection.published_on else ""
    kind = material.state.kind
    facts = (
        ("Kind of plan", runs(f"{kind.name}. {kind.meaning}")),
        ("Answers", runs(f"{inspection.report}{when}")),
        ("Asked for by", runs(f"{kind.source[:1].upper()}{kind.source[1:]}")),
    )
    return KeyFacts(facts)


def _section(writer: Writer, material: PlanMaterial, part: frameworks.Section) -> Section:
    own = as_blocks(material.words.get(part.title, ""))
    filled = _FILLERS[part.filled_by](writer, material) if part.filled_by else _Filled()
    blocks = (*own, *filled.blocks)
    if not blocks and not filled.below:
        blocks = (Paragraph(runs(f"Not written yet. It says: {part.says}")),)
    return Section(part.title, blocks, filled.below)


def as_blocks(words: str) -> tuple[Block, ...]:
    """What somebody typed, as paragraphs and lists: a line is a paragraph, lines that begin with a bullet are a list.

    >>> [type(block).__name__ for block in as_blocks("We asked:\\n- parents\\n- schools")]
    ['Paragraph', 'BulletList']
    """
    blocks: list[Block] = []
    items: list[Runs] = []
    for line in [*(line.strip() for line in words.splitlines()), ""]:
        if line.startswith(_BULLETS):
            items.append(runs(line[1:].strip()))
            continue
        if items:
            blocks.append(BulletList(tuple(items)))
            items = []
        if line:
            blocks.append(Paragraph(runs(line)))
    return tuple(blocks)


def _intent(writer: Writer, material: PlanMaterial) -> _Filled:
    return _Filled(as_blocks(material.plan.intent))


def _governance(writer: Writer, material: PlanMaterial) -> _Filled:
    return _Filled(governance(material))


def _found(writer: Writer, material: PlanMaterial) -> _Filled:
    return _Filled(found_by_inspectors(material))


def _actions_of(which: Callable[[PriorityState], bool]) -> Callable[[Writer, PlanMaterial], _Filled]:
    def filled(writer: Writer, material: PlanMaterial) -> _Filled:
        states = [state for state in material.state.priorities if which(state)]
        none = (Paragraph(runs(f"The plan has no such {material.state.kind.priority}.")),) if not states else ()
        return _Filled(none, priorities(writer, material.state.kind.priority, states))

    return filled


def _measures(writer: Writer, material: PlanMaterial) -> _Filled:
    rows = tuple(
        Row((runs(f"{state.label} {state.action.title}"), runs(state.action.measure)))
        for state in material.state.actions
        if state.action.measure
    )
    if not rows:
        return _Filled()
    header = ("Action", "How success will be known")
    return _Filled((Table("How success of each action will be known", header, rows, (8, 12), number_rows=True),))


def _risks(writer: Writer, material: PlanMaterial) -> _Filled:
    found = risks_of(writer, material.whole, material.organisations)
    seen = tuple(block for risk in found for block in told(risk))
    return _Filled((*register_blocks(writer, material.register, material.today), *seen))


_FILLERS: dict[str, Callable[[Writer, PlanMaterial], _Filled]] = {
    "intent": _intent,
    "governance": _governance,
    "found": _found,
    "actions": _actions_of(lambda state: True),
    "priority_actions": _actions_of(lambda state: state.priority.kind == "priority_action"),
    "other_actions": _actions_of(lambda state: state.priority.kind != "priority_action"),
    "measures": _measures,
    "risks": _risks,
}
