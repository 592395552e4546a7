"""Placements inside and outside the area, and whether the receiving authority was told."""

from collections import Counter

from sendwell.apps.casework.models import Case, CaseEvent, Stage
from sendwell.apps.casework.pathway.sheet import UNKNOWN, Sheet, Table, lines_of
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures import Level

TITLE = "Who is placed outside the area?"
MISSING = "the authority in which each setting lies, and the day on which that authority was told"
INSIDE = {"inside", "in area", "in-area", "own", "own area"}
TOLD = "receiving_authority_told"


def placements(area: Area) -> Sheet:
    """Plans by where their setting lies; outside the area by authority, and whether it was told."""
    plans = Case.objects.filter(area=area, stage=Stage.PLAN, gone_in__isnull=True)
    placed = list(plans.values_list("pk", "placed_in"))
    known = [(pk, where) for pk, where in placed if where]
    if not known:
        return Sheet(TITLE, "No extract that was loaded tells in which authority settings lie.", missing=MISSING)
    home = home_of(area)
    own = {home.authority.casefold(), home.name(Level.AUTHORITY, home.authority).casefold(), *INSIDE} - {""}
    told = set(CaseEvent.objects.filter(case__in=plans.values("pk"), kind=TOLD).values_list("case_id", flat=True))
    outside = [(pk, home.name(Level.AUTHORITY, where)) for pk, where in known if where.casefold() not in own]
    not_told = sum(pk not in told for pk, _ in outside)
    answer = (
        f"{len(outside)} of the {len(known)} plans of which the place is known are placed outside the area. "
        f"For {not_told} of them no day is on record on which the receiving authority was told."
    )
    return Sheet(TITLE, answer, (_where(placed, known, outside), _by_authority(outside, told)))


def _where(placed: list[tuple[int, str]], known: list[tuple[int, str]], outside: list[tuple[int, str]]) -> Table:
    rows = (
        ("Inside the area", len(known) - len(outside)),
        ("Outside the area", len(outside)),
        (UNKNOWN, len(placed) - len(known)),
    )
    return Table("Plans by where the setting lies", ("Where", "Plans"), rows)


def _by_authority(outside: list[tuple[int, str]], told: set[int]) -> Table:
    number = Counter(where for _, where in outside)
    were = Counter(where for pk, where in outside if pk in told)
    lines = lines_of({where: (were[where], count) for where, count in number.items()})
    rows = tuple((line.group, line.of, line.count, line.percent) for line in lines)
    return Table(
        "Placements outside the area, by receiving authority",
        ("Receiving authority", "Plans", "It was told", "Share"),
        rows,
        "Counts of 1 to 4, and what they could be worked out from, are not shown. That the receiving authority is told "
        "is good practice that the area asks of itself; no regulation was held against this page.",
    )
