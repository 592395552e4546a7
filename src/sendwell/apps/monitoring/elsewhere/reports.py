"""The inspection reports that this installation holds, of every area: where, when, which outcome, and what next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q

from sendwell.apps.evidence.facts import inspection_facts
from sendwell.apps.evidence.models import Document, DocumentState
from sendwell.apps.partnership.models import Area
from sendwell.domain.frameworks import framework_of_paper, frameworks
from sendwell.domain.places import authorities_named, regions
from sendwell.domain.reading.model import InspectionFacts

STATEMENT_REQUIRED = "Written Statement of Action required"
NO_STATEMENT = "No Written Statement of Action required"
BEST_FIRST = ("typically_positive", "inconsistent", "widespread_failings")


@dataclass(frozen=True, slots=True)
class Report:
    """An inspection report: of which area, when the inspection began, and how the area stood.

    `authority` and `region` are codes, empty where the name of the area is none that we know. `document` is its key;
    `own` where the reader's own area gave it, so that its pages can be opened.
    """

    document: int
    title: str
    place: str
    authority: str
    region: str
    began: date | None
    outcome: str
    words: str
    own: bool


def reports_held(area: Area, today: date) -> list[Report]:
    """The reports that an area may compare itself with: those that it gave, and the published ones of the others.

    A report that another area has given and not published yet stays that area's. The same report is told once.
    """
    kinds = [framework.paper_kind for framework in frameworks().values()]
    shared = Q(published_on__lte=today) | Q(inspection__published_on__lte=today)
    rows = Document.objects.filter(Q(area=area) | shared, kind__in=kinds, state=DocumentState.READ)
    found: dict[str, Report] = {}
    for row in sorted(rows.only("kind", "title", "file_name", "facts", "area_id", "sha256"), key=lambda one: one.pk):
        facts = inspection_facts(row)
        if facts and (row.area_id == area.pk or row.sha256 not in found):
            found[row.sha256] = _report(row, facts, row.area_id == area.pk)
    return list(found.values())


def next_inspections(reports: Iterable[Report]) -> dict[int, Report]:
    """For each report, by its key, the next one of the same area that is held; areas are told apart by authority."""
    by_place: dict[str, list[Report]] = {}
    for report in reports:
        if report.began:
            by_place.setdefault(report.authority or report.place.casefold(), []).append(report)
    found: dict[int, Report] = {}
    for held in by_place.values():
        held.sort(key=lambda one: one.began or date.min)
        later = [(one, other) for one, other in pairwise(held) if one.began != other.began]
        found |= {one.document: other for one, other in later}
    return found


def went(before: Report, after: Report) -> str:
    """Whether an area stood better, where both outcomes are of one scale: "better", "worse", "the same"; or nothing.

    >>> from dataclasses import replace
    >>> report = Report(1, "", "Fenmoor", "", "", None, "widespread_failings", "", True)
    >>> went(report, replace(report, outcome="inconsistent")), went(report, replace(report, outcome="statement"))
    ('better', '')
    """
    if before.outcome not in BEST_FIRST or after.outcome not in BEST_FIRST:
        return ""
    moved = BEST_FIRST.index(after.outcome) - BEST_FIRST.index(before.outcome)
    return "the same" if moved == 0 else "better" if moved < 0 else "worse"


def outcomes_of(reports: Sequence[Report]) -> list[tuple[str, str]]:
    """The outcomes that these reports have, each with its words, the best first."""
    known: Mapping[str, str] = {one.outcome: one.words for one in reports if one.outcome}
    order = {key: place for place, key in enumerate(BEST_FIRST)}
    return sorted(known.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[1]))


def regions_of(reports: Sequence[Report]) -> list[tuple[str, str]]:
    """The regions that these reports are of, by name."""
    held = {one.region for one in reports}
    return sorted(((one.code, one.name) for one in regions() if one.code in held), key=lambda pair: pair[1])


def _report(row: Document, facts: InspectionFacts, own: bool) -> Report:
    authority = _authority(facts)
    outcome, words = _outcome(row.kind, facts)
    return Report(
        document=row.pk,
        title=str(row),
        place=facts.local_area or str(row),
        authority=authority[0],
        region=authority[1],
        began=facts.dates.start if facts.dates else None,
        outcome=outcome,
        words=words,
        own=own,
    )


def _authority(facts: InspectionFacts) -> tuple[str, str]:
    """The codes of the authority and its region: by the name of the area, or else of the council in the details."""
    year = facts.dates.start.year if facts.dates else None
    for name in (facts.local_area or "", *(body.name for body in facts.local_authorities)):
        there = [one for one in authorities_named(name) if year is None or one.exists_in(year)]
        if there:
            return there[-1].code, there[-1].region
    return "", ""


def _outcome(kind: str, facts: InspectionFacts) -> tuple[str, str]:
    framework = framework_of_paper(kind)
    if facts.outcome and framework:
        return str(facts.outcome), framework.outcome_words(facts.outcome)
    if kind == "inspection_letter":
        required = facts.written_statement_of_action_required
        return ("statement", STATEMENT_REQUIRED) if required else ("no_statement", NO_STATEMENT)
    return "", "The outcome is not known"
