"""What the audits of an area say together, with small numbers hidden."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from sendwell.apps.audits.models import SECTIONS, Method, PlanAudit, State
from sendwell.apps.audits.queries.audits import UNMENDED, whole_audits
from sendwell.apps.audits.queries.judged import final_judgements
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures.observation import Symbol
from sendwell.domain.plan_quality import AGENCIES, Criterion
from sendwell.domain.statistics import Estimate, proportion, suppress, suppress_share
from sendwell.domain.statistics.suppression import Cell, Key

A_YEAR = timedelta(days=365)
GOOD = ("outstanding", "good")
SHORT = ("state", "grade", "graded_on", "returned_on", "again_of_id", "case_id")
FEWEST = 5  # plans; source: the house's own threshold for small numbers (`domain.statistics.suppression`)
MOST_THEMES = 5
NOT_STATED = "Not stated"


@dataclass(frozen=True, slots=True)
class Line:
    """A section, an agency, a team or a need: plans, points in a hundred, and per cent good or better.

    None is hidden, because it tells of few plans or would give away one that does.
    """

    name: str
    plans: int | None
    points: float | None
    before: float | None  # points in the twelve months before
    good: float | None


@dataclass(frozen=True, slots=True)
class Weak:
    """A criterion that is often met only in part or not at all, in so many of the plans to which it applies."""

    criterion: Criterion
    plans: int
    of: int


@dataclass(frozen=True, slots=True)
class Headline:
    """The audits of the last twelve months in short. `good` is None below five plans; `oldest` is in days."""

    plans: int
    good: int | None
    returned: int
    oldest: int | None

    @property
    def line(self) -> str:
        """What a board reads in one sentence."""
        if not self.plans:
            return "No plan was audited in the last 12 months."
        if self.good is None:
            return f"Fewer than {FEWEST} plans were audited in the last 12 months, so nothing is said of their grades."
        return f"{self.good} of {self.plans} plans audited in the last 12 months are good or better."

    @property
    def waiting(self) -> str:
        """What is returned and not closed, and for how long, as a sentence after another; empty where nothing is."""
        if self.oldest is None:
            return ""
        plans = counted(self.returned, "returned plan is", "returned plans are")
        return f" {plans} not closed yet, the oldest for {counted(self.oldest, 'day')}."


@dataclass(frozen=True, slots=True)
class Together:
    """The audits of the last twelve months together."""

    headline: "Headline"
    share: Estimate[float] | None
    by_risk: int  # drawn so that plans with more risk factors were likelier
    quarters: tuple[tuple[str, int | None, float | None], ...]
    sections: tuple[Line, ...]
    agencies: tuple[Line, ...]
    teams: tuple[Line, ...]
    needs: tuple[Line, ...]
    weak: tuple[Weak, ...]


@dataclass(frozen=True, slots=True)
class _Audited:
    """An audit, the share of its points by criterion (0 to 1), and whether it is of the last twelve months."""

    audit: PlanAudit
    points: dict[str, float]
    lately: bool

    @property
    def is_good(self) -> bool:
        return self.audit.grade in GOOD


def headline(area: Area, today: date) -> Headline:
    """How many plans were audited, how many are good, and what is returned and not closed. One query."""
    wanted = Q(graded_on__gt=today - A_YEAR) | Q(state__in=(*UNMENDED, State.AGAIN))
    rows = list(PlanAudit.objects.filter(wanted, area=area).only(*SHORT))
    lately = [row for row in rows if row.grade and not row.again_of_id and _is_lately(row, today)]
    open_now = {row.case_id for row in rows if row.state in UNMENDED}
    since = [
        row.returned_on for row in rows if row.case_id in open_now and row.returned_on and row.state != State.CLOSED
    ]
    return Headline(
        plans=len(lately),
        good=sum(row.grade in GOOD for row in lately) if len(lately) >= FEWEST else None,
        returned=len(open_now),
        oldest=(today - min(since)).days if since else None,
    )


def together(area: Area, today: date) -> Together:
    """The graded audits of two years. Nine queries."""
    rows = whole_audits(area).select_related("drawn__draw", "case", "criteria")
    audits = [_audited(row, today) for row in rows & _graded(area, today - 2 * A_YEAR)]
    lately = [one for one in audits if one.lately]
    short = headline(area, today)
    return Together(
        headline=short,
        share=proportion(short.good, short.plans, multiplier=100) if short.good is not None else None,
        by_risk=sum(one.audit.drawn is not None and one.audit.drawn.draw.method == Method.RISK for one in lately),
        quarters=tuple(_quarters(audits)),
        sections=tuple(_by_criteria(audits, dict(SECTIONS), lambda one: one.section)),
        agencies=tuple(_by_criteria(audits, {name: name.capitalize() for name in AGENCIES[:-1]}, lambda c: c.agency)),
        teams=tuple(_by_group(audits, lambda audit: audit.team)),
        needs=tuple(_by_group(audits, lambda audit: audit.need.capitalize())),
        weak=tuple(_weak(lately)),
    )


def _graded(area: Area, since: date) -> QuerySet[PlanAudit]:
    """The graded audits since a day; a plan audited again counts once, by its first audit."""
    return PlanAudit.objects.filter(area=area, graded_on__gt=since, again_of=None).exclude(grade="")


def _is_lately(row: PlanAudit, today: date) -> bool:
    return row.graded_on is not None and row.graded_on > today - A_YEAR


def _audited(row: PlanAudit, today: date) -> _Audited:
    rule = row.criteria.rule
    best = max(level.points or 0 for level in rule.levels)
    points = {key: rule.level(level).points for key, level in final_judgements(row).items()}
    shares = {key: number / best for key, number in points.items() if number is not None}
    return _Audited(row, shares, _is_lately(row, today))


def _points(audits: Iterable[_Audited], wanted: Callable[[Criterion], bool] = lambda one: True) -> list[float]:
    """The points in a hundred of each audit to which one of the wanted criteria applies."""
    found = []
    for one in audits:
        keys = {criterion.key for criterion in one.audit.criteria.criteria if wanted(criterion)}
        shares = [share for key, share in one.points.items() if key in keys]
        if shares:
            found.append(100 * sum(shares) / len(shares))
    return found


def _mean(points: Sequence[float]) -> float | None:
    return sum(points) / len(points) if len(points) >= FEWEST else None


def _by_criteria(
    audits: Sequence[_Audited], names: Mapping[str, str], of: Callable[[Criterion], str]
) -> Iterable[Line]:
    for key, name in names.items():
        wanted = _one_of(of, key)
        now = _points((one for one in audits if one.lately), wanted)
        before = _points((one for one in audits if not one.lately), wanted)
        if now:
            yield Line(name, len(now) if len(now) >= FEWEST else None, _mean(now), _mean(before), None)


def _one_of(of: Callable[[Criterion], str], key: str) -> Callable[[Criterion], bool]:
    return lambda criterion: of(criterion) == key


def _by_group(audits: Sequence[_Audited], name_of: Callable[[PlanAudit], str]) -> Iterable[Line]:
    """Each group of plans, of which those with few plans are hidden, and others that would give them away."""
    now: dict[str, list[_Audited]] = defaultdict(list)
    before: dict[str, list[_Audited]] = defaultdict(list)
    for one in audits:
        (now if one.lately else before)[name_of(one.audit) or NOT_STATED].append(one)
    cells: dict[Key, Cell] = {(name,): float(len(some)) for name, some in now.items()}
    if not cells:
        return
    cells[("all",)] = float(sum(map(len, now.values())))
    shown = suppress(cells, [dict.fromkeys(now, "all")], threshold=FEWEST).shown
    for name, some in sorted(now.items()):
        plans = shown[(name,)]
        if isinstance(plans, Symbol):
            yield Line(name, None, None, None, None)
            continue
        good = sum(one.is_good for one in some)
        share = suppress_share(100 * good / len(some), good, len(some))
        yield Line(
            name,
            len(some),
            _mean(_points(some)),
            _mean(_points(before[name])),
            None if isinstance(share, Symbol) else share,
        )


def _quarters(audits: Sequence[_Audited]) -> Iterable[tuple[str, int | None, float | None]]:
    """Each quarter of a year, the latest last, with plans and points in a hundred."""
    found: dict[tuple[int, int], list[_Audited]] = defaultdict(list)
    for one in audits:
        if on := one.audit.graded_on:
            found[on.year, (on.month - 1) // 3].append(one)
    for year, quarter in sorted(found):
        points = _points(found[year, quarter])
        name = f"{('January to March', 'April to June', 'July to September', 'October to December')[quarter]} {year}"
        yield name, len(points) if len(points) >= FEWEST else None, _mean(points)


def _weak(audits: Sequence[_Audited]) -> list[Weak]:
    """The criteria of which the largest share of plans falls short, where at least five do."""
    short: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    known: dict[str, Criterion] = {}
    for one in audits:
        again = {key: one.audit.criteria.rule.needs_reason for key in one.points}
        known |= {criterion.key: criterion for criterion in one.audit.criteria.criteria}
        levels = final_judgements(one.audit)
        for key in one.points:
            asked[key] += 1
            short[key] += levels[key] in again[key]
    rows = [Weak(known[key], short[key], asked[key]) for key in asked if short[key] >= FEWEST]
    return sorted(rows, key=lambda row: (-row.plans / row.of, row.criterion.key))[:MOST_THEMES]
