"""The heat map: the worst that was said of each priority's actions, month by month."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models.functions import ExtractMonth, ExtractYear

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.oversight.whole import WholePlan, whole_plan
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.models import DeliveryRating, Priority, Update
from sendwell.domain.planning import Month, Said, months_between, worst_in

USUAL = 12  # months shown
MOST = 36
MAPS_KEPT = 64  # in each process
WORST_FIRST = (DeliveryRating.RED, DeliveryRating.AMBER, DeliveryRating.GREEN, DeliveryRating.BLUE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A month of a priority: its worst rating ("" before any update) and how many actions had it.

    `fresh` is False where nobody said anything in that month: the rating only stands from before.
    """

    rating: str
    number: int
    fresh: bool

    @property
    def words(self) -> str:
        """The cell for whoever does not see it."""
        if not self.rating:
            return "No update yet"
        stands = "" if self.fresh else ", from before: no update this month"
        return f"{self.rating.capitalize()}: {counted(self.number, 'action')}{stands}"


@dataclass(frozen=True, slots=True)
class Row:
    """A priority with its months."""

    priority: Priority
    cells: list[Cell]

    @property
    def red_for(self) -> int:
        """For how many months, up to the last, it has had a red action without a break."""
        reds = [cell.rating == DeliveryRating.RED for cell in reversed(self.cells)]
        return reds.index(False) if False in reds else len(reds)


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Priorities by months; `all_months` is how many there are since the first update, shown or not."""

    months: list[Month]
    rows: list[Row]
    all_months: int

    @property
    def sentence(self) -> str:
        """What a reader sees at one look."""
        if not self.rows:
            return "The plan has no priority yet."
        of_all = counted(len(self.rows), "priority", "priorities")
        red = [row for row in self.rows if row.red_for]
        if not red:
            return f"This month no action is said to be red, in {of_all}."
        longest = max(red, key=lambda row: row.red_for)
        now = f"This month {len(red)} of {of_all} {'has' if len(red) == 1 else 'have'} an action said to be red."
        if longest.red_for == 1:
            return now
        return f"{now} “{longest.priority.title}” has had one for {longest.red_for} months without a break."

    @property
    def silent(self) -> int:
        """How many priorities nobody has said anything about this month."""
        return sum(not row.cells[-1].fresh for row in self.rows if row.cells)


@kept(MAPS_KEPT)
def heat_map(area: Area, today: date, most: int) -> HeatMap | None:
    """The last `most` months of the area's plan, as far back as there are updates; None before a programme starts.
    Shared by all who ask until it changes."""
    plan = whole_plan(area, today)
    return _map_of(plan, most) if plan else None


def _map_of(plan: WholePlan, most: int) -> HeatMap:
    updates = Update.objects.filter(action__priority__plan=plan.state.plan).order_by("at", "pk")
    updates = updates.annotate(year=ExtractYear("at"), month=ExtractMonth("at"))
    latest: dict[tuple[int, int, int, int], str] = {}  # what was said last in a month is all that a month shows
    for priority, action, year, month, rating in updates.values_list(
        "action__priority_id", "action_id", "year", "month", "rating"
    ):
        latest[priority, action, year, month] = rating
    said: dict[int, list[Said]] = defaultdict(list)
    for (priority, action, year, month), rating in latest.items():
        said[priority].append(Said(action, Month(year, month).first_day, rating))
    here = Month.of(plan.today)
    first = min((Month.of(found[0].on) for found in said.values()), default=here)
    every = months_between(min(first, here), here)
    months = every[-most:]
    rows = [Row(one.priority, _cells(said[one.priority.pk], months)) for one in plan.state.priorities]
    return HeatMap(months, rows, len(every))


def _cells(said: list[Said], months: list[Month]) -> list[Cell]:
    spoken = {Month.of(one.on) for one in said}
    worst = worst_in(months, said, WORST_FIRST)
    return [Cell(rating, number, month in spoken) for month, (rating, number) in zip(months, worst, strict=True)]
