"""How areas stood at their inspections, by the reports that this installation holds and the published tables loaded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q

from sendwell.apps.evidence.facts import inspection_facts
from sendwell.apps.evidence.models import Document, DocumentState
from sendwell.apps.monitoring.models import PublishedOutcome
from sendwell.apps.outcomes.models import Place
from sendwell.apps.partnership.models import Area
from sendwell.domain.frameworks import framework_named, framework_of_paper, frameworks
from sendwell.domain.frameworks.outcome_tables import OUTCOMES
from sendwell.domain.measures import Level
from sendwell.domain.places import authorities_named, authority, regions
from sendwell.domain.reading.model import InspectionFacts

SINCE_2023 = "area_send_2023"  # key of the framework whose outcomes the tables give by their own keys
SAME_INSPECTION = 180  # days from its first day, within which its report is out
BEST_FIRST = ("typically_positive", "inconsistent", "widespread_failings")


@dataclass(frozen=True, slots=True)
class Report:
    """How an area stood at an inspection, by a report that is held or by a row of a published table.

    `authority` and `region` are codes, empty where the name of the area is none that we know. `document` is the key of
    the report, negative where only a table tells of it; `own` where the reader's own area gave it, so that its pages
    can be opened. `began` is the day of publication where a table gives no other.
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
    places = _places_named()
    for row in sorted(rows.only("kind", "title", "file_name", "facts", "area_id", "sha256"), key=lambda one: one.pk):
        facts = inspection_facts(row)
        if facts and (row.area_id == area.pk or row.sha256 not in found):
            found[row.sha256] = _report(row, facts, places, row.area_id == area.pk)
    return list(found.values())


def stood_by_tables(reports: Sequence[Report]) -> list[Report]:
    """What published tables tell beside the `reports` held; an inspection of which a report is held is told by it."""
    known: dict[str, list[tuple[date, str]]] = {}  # when, and which outcome; of a report held, whichever it is
    for report in reports:
        if report.began:
            known.setdefault(report.authority, []).append((report.began, ""))
    told: list[Report] = []
    for row in PublishedOutcome.objects.order_by("authority", "on", "pk"):
        there = known.setdefault(row.authority, [])
        if not any(abs((row.on - on).days) <= SAME_INSPECTION and said in ("", row.outcome) for on, said in there):
            there.append((row.on, row.outcome))
            told.append(_by_table(row))
    return told


def _by_table(row: PublishedOutcome) -> Report:
    there = authority(row.authority)
    words = OUTCOMES.get(row.outcome) or framework_named(SINCE_2023).outcome_words(row.outcome)
    return Report(-row.pk, row.table, there.name, there.code, there.region, row.on, row.outcome, words, own=False)


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
    named = Place.objects.filter(level=Level.REGIONAL, area=None).values_list("code", "name")
    known = {one.code: one.name for one in regions()} | dict(named)
    return sorted(((code, name) for code, name in known.items() if code in held), key=lambda pair: pair[1])


def _places_named() -> Mapping[str, tuple[str, str]]:
    """The authorities that this installation knows beside those of England, by name: code and region. One query."""
    rows = Place.objects.filter(level=Level.AUTHORITY, area=None).values_list("name", "code", "region")
    return {name.casefold(): (code, region) for name, code, region in rows}


def _report(row: Document, facts: InspectionFacts, places: Mapping[str, tuple[str, str]], own: bool) -> Report:
    here = _authority(facts) or places.get((facts.local_area or "").casefold(), ("", ""))
    outcome, words = _outcome(row.kind, facts)
    return Report(
        document=row.pk,
        title=str(row),
        place=facts.local_area or str(row),
        authority=here[0],
        region=here[1],
        began=facts.dates.start if facts.dates else None,
        outcome=outcome,
        words=words,
        own=own,
    )


def _authority(facts: InspectionFacts) -> tuple[str, str] | None:
    """The codes of the authority and its region: by the name of the area, or else of the council in the details."""
    year = facts.dates.start.year if facts.dates else None
    for name in (facts.local_area or "", *(body.name for body in facts.local_authorities)):
        there = [one for one in authorities_named(name) if year is None or one.exists_in(year)]
        if there:
            return there[-1].code, there[-1].region
    return None


def _outcome(kind: str, facts: InspectionFacts) -> tuple[str, str]:
    framework = framework_of_paper(kind)
    if facts.outcome and framework:
        return str(facts.outcome), framework.outcome_words(facts.outcome)
    if kind == "inspection_letter":
        told = "statement" if facts.written_statement_of_action_required else "no_statement"
        return told, OUTCOMES[told]
    return "", "The outcome is not known"
