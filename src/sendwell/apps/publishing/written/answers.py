"""How each finding is answered: the inspectors' words with their page, and what of the plan answers them."""

from collections.abc import Sequence

from sendwell.apps.programme.models import Finding
from sendwell.apps.publishing.paper.tree import Paragraph, Part, Row, Section, Table, runs
from sendwell.apps.publishing.written.actions import place
from sendwell.apps.publishing.written.material import PlanMaterial

_HEADER = ("What inspectors said", "Where", "Answered by")


def answers(material: PlanMaterial) -> Section:
    """Every finding that asks for a change, by kind, in the order of the report; what nothing answers says so."""
    kinds = material.framework.findings
    tables = tuple(
        Section(kinds[kind], (_table(kinds[kind], found),))
        for kind in kinds
        if (found := [finding for finding in material.to_answer if finding.kind == kind])
    )
    heading = "How each finding is answered"
    if not tables:
        return Section(heading, (Paragraph(runs("No finding is confirmed yet.")),), part=Part.ANNEX)
    return Section(heading, subsections=tables, part=Part.ANNEX)


def found_by_inspectors(material: PlanMaterial) -> tuple[Table, ...]:
    """What inspectors found, what is effective too, as the body of a plan tells it."""
    kinds = material.framework.findings
    return tuple(
        Table(
            kinds[kind],
            _HEADER[:2],
            tuple(Row((runs(f"“{one.statement.words}”"), runs(place(one.statement)))) for one in found),
            widths=(12, 5),
            number_rows=True,
        )
        for kind in kinds
        if (found := [finding for finding in material.findings if finding.kind == kind])
    )


def answered_by(finding: Finding) -> str:
    """The numbers of the priorities and actions that answer a finding; empty where none does."""
    actions = [f"{action.priority.number}.{action.number}" for action in finding.answering]  # type: ignore[attr-defined]
    numbers = [str(priority.number) for priority in finding.priorities.all()]
    said = [f"priority {', '.join(numbers)}"] if numbers else []
    said += [f"{'action' if len(actions) == 1 else 'actions'} {', '.join(actions)}"] if actions else []
    words = "; ".join(said)
    return words[:1].upper() + words[1:]


def _table(name: str, found: Sequence[Finding]) -> Table:
    rows = tuple(
        Row(
            (
                runs(f"“{one.statement.words}”"),
                runs(place(one.statement)),
                runs(answered_by(one) or "Not answered yet"),
            )
        )
        for one in found
    )
    return Table(f"{name}: each with what answers it", _HEADER, rows, widths=(12, 5, 5), number_rows=True)
