"""Who answers for a plan: the bodies that look at it, who agreed to it, and what it has reached."""

from sendwell.apps.governance.models import Body
from sendwell.apps.programme.words import stage_words
from sendwell.apps.publishing.pack.words import day
from sendwell.apps.publishing.paper.tree import Block, Inline, LineBreak, Paragraph, Row, Runs, Section, Table, runs
from sendwell.apps.publishing.written.material import PlanMaterial
from sendwell.domain.frameworks import SignOff

MOST_SEATS = 30


def governance(material: PlanMaterial) -> tuple[Block, ...]:
    """Each body with what it is for, who sits on it, and when it meets."""
    if not material.bodies:
        return (Paragraph(runs("No body is known yet that oversees this plan.")),)
    header = ("Body", "What it is for", "Who sits on it", "When it meets")
    rows = tuple(_body(material, body) for body in material.bodies)
    return (Table("Bodies that oversee, decide or scrutinise", header, rows, widths=(6, 8, 9, 6), number_rows=True),)


def sign_offs(material: PlanMaterial) -> Section:
    """Who agreed the plan and when, then every stage of its life with its day."""
    rows = tuple(_sign_off(material, one) for one in material.state.kind.sign_offs)
    agreed = Table("Who agrees this plan", ("Who", "When", "Recorded by"), rows, widths=(8, 6, 6), number_rows=True)
    line = tuple(
        Row((runs(found.stage.name), runs(_capital(stage_words(found, material.today)))))
        for found in material.state.stages
    )
    stages = Table("Stages of this plan", ("Stage", "When"), line, widths=(8, 12), number_rows=True)
    return Section("Sign-off and stages", (agreed, stages))


def _sign_off(material: PlanMaterial, one: SignOff) -> Row:
    reached = next((found for found in material.reached if found.stage == one.stage), None)
    if reached is None:
        return Row((runs(one.who), runs("Not yet"), runs("–")))
    note = (LineBreak(), reached.note) if reached.note else ()
    return Row((runs(one.who), runs(f"Agreed on {day(reached.on)}", *note), runs(reached.by.name)))


def _body(material: PlanMaterial, body: Body) -> Row:
    parent = (LineBreak(), f"Part of {body.parent}") if body.parent else ()
    purpose = body.purpose or "Nobody has written it yet."
    return Row(
        (runs(body.name, *parent), runs(purpose, *_reports(body)), _seats(material, body), _meets(material, body))
    )


def _reports(body: Body) -> Runs:
    others = ", ".join(str(other) for other in body.reports_to.all())
    return runs(LineBreak(), f"Reports to {others}.") if others else ()


def _seats(material: PlanMaterial, body: Body) -> Runs:
    lines: list[str] = []
    if body.chair:
        lines.append(f"{body.chair.name}, chair")
    sitting = [seat for seat in body.memberships.all() if seat.sits_on(material.today) and seat.person != body.chair]
    for seat in sitting[:MOST_SEATS]:
        of = f", {seat.organisation}" if seat.organisation else ""
        lines.append(f"{seat.person.name}{of} ({seat.get_role_display().lower()})")
    if not lines:
        return runs("Nobody is named yet.")
    parts: list[str | Inline] = []
    for line in lines:
        parts += [LineBreak(), line]
    return runs(*parts[1:])


def _meets(material: PlanMaterial, body: Body) -> Runs:
    days = [meeting.held_on for meeting in body.meetings.all()]
    past, ahead = ([one for one in days if (one > material.today) is later] for later in (False, True))
    said = [f"Met {len(past)} {'time' if len(past) == 1 else 'times'}, last on {day(past[-1])}."] if past else []
    said += [f"Meets next on {day(ahead[0])}."] if ahead else []
    return runs(" ".join(said) or "No meeting is known.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
