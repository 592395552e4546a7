"""What has changed for children: the scorecard, what actions should have moved, and what worsens while nobody acts."""

from collections.abc import Iterator

from sendwell.apps.audits.queries.together import Headline
from sendwell.apps.outcomes.moving import AimState
from sendwell.apps.outcomes.queries.exceptions import Exceptional
from sendwell.apps.outcomes.queries.scorecard import Row as Score
from sendwell.apps.outcomes.told import Told, shown
from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.pictures import pictures
from sendwell.apps.publishing.pack.words import impact_words
from sendwell.apps.publishing.paper.tree import Block, Paragraph, Row, Runs, Section, Strong, Table, runs
from sendwell.domain.statistics import PointType

HEADING = "What has changed for children"
CHANCE = {
    PointType.COMMON_CAUSE: "As expected: no evidence of change",
    PointType.IMPROVEMENT: "Better than chance explains",
    PointType.CONCERN: "Worse than chance explains",
    PointType.NEUTRAL_HIGH: "Higher than chance explains",
    PointType.NEUTRAL_LOW: "Lower than chance explains",
    None: "Too few numbers to tell",
}
METHOD = "Chance is judged with process charts, as NHS England’s Making Data Count draws them."


def outcomes(author: Author, plan: PlanState) -> Section:
    """Every measure with its latest number, then what should have moved, then what nobody acts on."""
    numbers, quality = author.material.numbers, _quality(author.material.quality)
    if numbers is None or not numbers.rows:
        return Section(HEADING, (Paragraph(runs("No number is loaded yet.")), *quality))
    parts = (
        _card(numbers),
        quality,
        _aims(author, numbers, plan),
        pictures(numbers.aims),
        _exceptions(author, numbers),
    )
    return Section(HEADING, tuple(block for part in parts for block in part))


def _quality(found: Headline) -> tuple[Block, ...]:
    """What audits of plans say in a sentence or two; nothing where no plan was audited."""
    if not found.plans and not found.returned:
        return ()
    return (Paragraph(runs(Strong("Plan quality."), f" {found.line}{found.waiting}")),)


def _card(numbers: Told) -> Iterator[Block]:
    card = numbers.card
    said = f"Of {len(card.rows)} measures, {card.better} better than chance explains, {card.worse} worse, "
    yield Paragraph(runs(f"{said}{card.expected} as expected; {card.too_few} with too few numbers to tell. {METHOD}"))
    header = ("Measure", "Latest", "Chance or change", "Target", "Beside England")
    yield Table("The measures", header, tuple(map(_score, card.rows)), (6, 5, 5, 4, 4), number_rows=True)


def _score(row: Score) -> Row:
    measure, target = row.measure, row.judged.target
    england = next((f"{one.value}: {one.words}" for one in row.against if one.name == "England"), "Not published")
    aim = f"{measure.shown(target.value)} by {target.due_on:%B %Y}" if target else "None"
    cells = (measure.name, shown(measure, row), CHANCE[row.judged.variation], aim, england)
    return Row(tuple(runs(cell) for cell in cells))


def _aims(author: Author, numbers: Told, plan: PlanState) -> Iterator[Block]:
    if not numbers.aims:
        return
    yield Paragraph(runs("What the plan should move, and the impact that the numbers support beside what is said:"))
    rows = tuple(_aim(author, state, plan) for state in numbers.aims)
    header = ("What should move it", "Impact said", "Numbers support", "Why")
    yield Table("Impact, as said and as the numbers support", header, rows, (6, 3, 3, 10), number_rows=True)


def _aim(author: Author, state: AimState, plan: PlanState) -> Row:
    aim = state.aim
    action = plan.action(aim.action.pk) if aim.action else None
    of: Runs = runs(author.short(action, 30)) if action else runs(f"Priority {aim.priority}")
    said = impact_words(action.impact) if action else "of its actions"
    return Row((of, runs(said), runs(impact_words(state.impact.rating)), runs(" ".join(state.impact.reasons))))


def _exceptions(author: Author, numbers: Told) -> Iterator[Block]:
    for one in numbers.exceptions:
        heading = Strong(f"Worse, and no {author.audience.action} is open for it: {one.measure.name}.")
        yield Paragraph(runs(heading, f" {one.judged.sentence} {_comment(author, one)}"))


def _comment(author: Author, one: Exceptional) -> str:
    if one.comment is None:
        asked = (
            f"{author.name(one.owner.person)} is asked"
            if one.owner
            else "Nobody answers for it yet, so nobody is asked"
        )
        return f"{asked} what is behind it."
    if not author.audience.comments:
        return "What is behind it has been explained to the board."
    return f"{author.name(one.comment.by)}: “{one.comment.words}”"
