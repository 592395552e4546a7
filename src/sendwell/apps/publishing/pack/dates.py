"""The dates ahead: of the plan's stages, and those that papers gave."""

from dataclasses import dataclass
from datetime import date

from sendwell.apps.evidence.models import Statement
from sendwell.apps.mechanisms.words import counted, how_far
from sendwell.apps.programme.models import KeyDate
from sendwell.apps.programme.state import PlanState
from sendwell.apps.programme.words import deadline_day
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.words import day, day_and_far
from sendwell.apps.publishing.paper.tree import Cite, Paragraph, Row, Section, Table, runs
from sendwell.domain.frameworks import StageOnLine, StageState


@dataclass(frozen=True, slots=True)
class DateAhead:
    """A date, what happens on it, and how it is known."""

    on: date
    when: str
    what: str
    how: str
    statement: Statement | None = None


def key_dates(author: Author, plan: PlanState) -> Section:
    """Every date ahead, the soonest first, and stages that are late."""
    found = dates_ahead(plan)
    if not found:
        return Section("Key dates", (Paragraph(runs("No date ahead is known.")),))
    header = ("When", "What happens", "How the date is known")
    rows = tuple(_row(author, line) for line in found)
    return Section("Key dates", (Table("Dates ahead", header, rows, widths=(4, 3, 7), number_rows=True),))


def dates_ahead(plan: PlanState) -> list[DateAhead]:
    """Stages not reached that have a date, and the area's key dates that are not over, by date."""
    ahead = (line for line in plan.stages if line.reached_on is None and line.on)
    stages = [_of_stage(line, plan.today, plan.words_of(line)) for line in ahead]
    dates = [_of_key_date(found, plan.today) for found in plan.dates_apart if (found.until or found.on) >= plan.today]
    return sorted((*stages, *dates), key=lambda line: line.on)


def first_stage_ahead(plan: PlanState) -> StageOnLine | None:
    """The first stage that was not reached."""
    return next((line for line in plan.stages if line.reached_on is None), None)


def _row(author: Author, line: DateAhead) -> Row:
    cited: tuple[str | Cite, ...] = (" ", author.sources.cite(line.statement)) if line.statement else ()
    return Row((runs(line.when), runs(line.what), runs(line.how, *cited)))


def _of_stage(line: StageOnLine, today: date, statement: Statement | None) -> DateAhead:
    on = line.on or today
    when = _capital(f"{deadline_day(line.deadline) if line.deadline else day(on)}, {how_far(on, today)}")
    if line.state is StageState.LATE:
        when = f"{day(on)}: late by {counted((today - on).days, 'day')}"
    elif line.until:
        when = f"Between {day(on)} and {day_and_far(line.until.on, today)}"
    return DateAhead(on, when, line.stage.name, _worked_out(line), statement)


def _worked_out(line: StageOnLine) -> str:
    if line.deadline is None:
        return ""
    how = _capital(line.deadline.how).rstrip(".")
    return f"{how}. {line.deadline.caution or f'Source: {line.deadline.source}.'}"


def _of_key_date(found: KeyDate, today: date) -> DateAhead:
    worked_out = str(found.statement.details.get("worked_out") or "") if found.statement else ""
    how = worked_out or ("A paper says so" if found.statement else "Added by the partnership")
    when = _capital(f"{found.when}, {how_far(found.on, today)}")
    return DateAhead(found.on, when, found.what, how, found.statement)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
