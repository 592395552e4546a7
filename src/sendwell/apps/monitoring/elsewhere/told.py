"""Areas that were told the same: which findings are like those of a priority, or of its theme, and what came of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sendwell.apps.evidence.models import Statement, StatementState
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.monitoring.elsewhere.reports import Report, next_inspections, went
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Inspection, Priority
from sendwell.domain.frameworks import frameworks
from sendwell.domain.places import authorities
from sendwell.domain.reading.similar import SimilarFindings

MOST_LIKE = 60  # findings like a priority's
MOST_COMPARED = 4000  # an index over more would keep the reader waiting
MOST_QUOTED = 3  # findings shown of one area


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. Nothing in a part: whatever there is."""

    outcome: str = ""
    theme: str = ""
    region: str = ""
    neighbours: bool = False
    priority: Priority | None = None

    @property
    def findings(self) -> bool:
        """True where only certain findings are asked for, which reports alone hold."""
        return bool(self.theme or self.priority)


@dataclass(frozen=True, slots=True)
class ToldThere:
    """An area that was told so, in which words, and its next inspection where that is held."""

    report: Report
    findings: list[Statement]
    following: Report | None

    @property
    def went(self) -> str:
        """How it stood then: "better", "worse", "the same"; nothing where that cannot be said."""
        return went(self.report, self.following) if self.following else ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The answer: the areas told so, out of how many reports and inspections known, out of how many areas there are.

    Only reports hold findings: where findings were asked for, inspections known from tables say what came next alone.
    """

    told: list[ToldThere]
    reports: list[Report]
    today: date
    neighbours_known: bool
    asked: bool  # something was asked for: a priority, a theme, an outcome, a region or neighbours

    @property
    def words(self) -> str:
        """The answer in a sentence, with how little it may rest on."""
        areas = len({row.report.authority or row.report.place for row in self.told})
        if not areas:
            return "No report held here tells of another area that was told so."
        is_are, was_were = ("is", "was") if areas == 1 else ("are", "were")
        how = f"{was_were} told so" if self.asked else f"{is_are} known here"
        said = f"{counted(areas, 'other area')} {how}. "
        following = [(row.went, row.following.words) for row in self.told if row.following]
        again = Counter(went or f"“{words[:1].lower()}{words[1:]}”" for went, words in following)
        if not again:
            return said + "Nothing held here shows how any of them stood at the next inspection."
        stood = ", ".join(f"{number} {how}" for how, number in again.most_common())
        return f"{said}{counted(sum(again.values()), 'area')} inspected again since: {stood}."

    @property
    def coverage(self) -> str:
        """Of how many areas a report is held."""
        there = sum(one.ends is None for one in authorities())
        reports = [row for row in self.reports if row.document > 0]
        tables = [row for row in self.reports if row.document < 0]
        said = f"{counted(len(reports), 'report')} of {counted(_areas(reports), 'area')}"
        if tables:
            said += f", and from published tables {counted(len(tables), 'inspection')} of {_areas(tables)}"
        return f"Held here: {said}; England has {there} areas. What is not held is not counted."


def _areas(reports: Iterable[Report]) -> int:
    return len({row.authority or row.place for row in reports})


def told_elsewhere(area: Area, wanted: Wanted, held: list[Report], today: date) -> Elsewhere:
    """Who else was told so, among the reports `held`. The number of queries does not grow with them."""
    home, ours = home_of(area), set(Inspection.objects.filter(area=area).values_list("report_id", flat=True))
    following = next_inspections(held)
    others = [
        one
        for one in held
        if one.document not in ours and not _is_of(one, area, home.authority) and _fits(one, wanted, home.compared_with)
    ]
    found = _findings(others, wanted)
    told = [
        ToldThere(one, found.get(one.document, []), following.get(one.document))
        for one in others
        if one.document in found or (one.document < 0 and not wanted.findings)
    ]
    told.sort(key=lambda row: (row.following is None, -(row.report.began or date.min).toordinal(), row.report.place))
    return Elsewhere(told, held, today, bool(home.compared_with), wanted != Wanted())


def _is_of(report: Report, area: Area, authority: str) -> bool:
    """True of a report about the reader's own area, whichever it holds."""
    return report.place.casefold() == area.name.casefold() or bool(authority and report.authority == authority)


def _fits(report: Report, wanted: Wanted, neighbours: tuple[str, ...]) -> bool:
    return (
        (not wanted.outcome or report.outcome == wanted.outcome)
        and (not wanted.region or report.region == wanted.region)
        and (not wanted.neighbours or report.authority in neighbours)
    )


def _findings(reports: Iterable[Report], wanted: Wanted) -> dict[int, list[Statement]]:
    """The findings asked for, by document; those of other areas as their papers print them."""
    kinds = {kind for framework in frameworks().values() for kind in framework.findings if kind != "strength"}
    held = [one.document for one in reports if one.document > 0]
    rows = Statement.objects.filter(document__in=held, kind__in=kinds)
    rows = rows.exclude(state__in=(StatementState.REJECTED, StatementState.REPLACED))
    if wanted.theme:
        rows = rows.filter(theme=wanted.theme)
    # Only what the paper prints is told of it, so only that is fetched.
    shown = rows.only("document_id", "page", "words", "kind", "theme").order_by("document_id", "position")
    chosen = list(shown[:MOST_COMPARED])
    if wanted.priority:
        chosen = _like(wanted.priority, chosen)
    found: dict[int, list[Statement]] = {}
    for row in chosen:
        kept = found.setdefault(row.document_id, [])
        if len(kept) < MOST_QUOTED:
            kept.append(row)
    return found


def _like(priority: Priority, rows: list[Statement]) -> list[Statement]:
    """The findings most like those that the priority answers, in order of likeness; its title where it answers none."""
    answered = [row.wording for row in priority.findings.all() if row.kind == priority.kind]
    words = " ".join(answered) or priority.title
    index = SimilarFindings(rows, words=lambda row: row.words)
    return [one.item for one in index.like(words, most=MOST_LIKE)]
