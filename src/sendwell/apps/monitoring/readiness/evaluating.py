"""The self-evaluation of a plan as it stands: each priority, what inspectors said, each part as worded."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sendwell.apps.monitoring.models import EvaluationPart, Judgement
from sendwell.apps.monitoring.queries import judgements_of, written_parts_of
from sendwell.apps.monitoring.readiness.drafting import NO_FAMILIES, drafts_of
from sendwell.apps.monitoring.readiness.families import KEPT, families_of
from sendwell.apps.monitoring.readiness.parts import PARTS, EvaluationAspect
from sendwell.apps.monitoring.room.figures import figures_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.models import Plan, Priority
from sendwell.apps.programme.queries import plan_at
from sendwell.apps.programme.state import PlanState, PriorityState
from sendwell.apps.risks.models import Risk
from sendwell.apps.risks.queries import risks_on_thread


@dataclass(frozen=True, slots=True)
class PartRead:
    """A part as it is read: what people wrote, or else what the thread says today (`draft`)."""

    aspect: EvaluationAspect
    draft: list[str]
    written: EvaluationPart | None

    @property
    def words(self) -> list[str]:
        """Its paragraphs."""
        if self.written is None:
            return self.draft
        return [line.strip() for line in self.written.words.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class PriorityEvaluated:
    """A priority: what inspectors said of it, what visits judged, and each part."""

    state: PriorityState
    judged: list[Judgement]
    parts: list[PartRead]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The whole self-evaluation on a day."""

    plan: PlanState
    priorities: list[PriorityEvaluated]

    @property
    def words(self) -> str:
        """How far it has come, in a sentence."""
        parts = [part for one in self.priorities for part in one.parts]
        written = sum(part.written is not None for part in parts)
        silent = sum(part.written is None and part.draft == [NO_FAMILIES] for part in parts)
        lacks = f" Of {silent} of {len(self.priorities)} priorities nothing says what families say." if silent else ""
        return f"{written} of {len(parts)} parts are written by people; the rest is drafted from the plan.{lacks}"

    def draft_of(self, priority: Priority, part: str) -> list[str]:
        """What the thread says in one part of a priority's self-evaluation."""
        rows = (row for one in self.priorities if one.state.priority.pk == priority.pk for row in one.parts)
        return next((row.draft for row in rows if row.aspect.key == part), [])


def evaluated(plan: Plan, today: date) -> Evaluated:
    """The self-evaluation of a plan as it stands today. The number of queries does not grow with the plan."""
    area, state = plan.programme.area, plan_at(plan, today)
    figures = figures_of(area, state)
    rows_written = written_parts_of(area).filter(priority__plan=plan).exclude(words="")
    written = {(row.priority_id, row.part): row for row in rows_written}
    judged: dict[int, list[Judgement]] = defaultdict(list)
    for row in judgements_of(area).filter(visit__plan=plan, visit__held_on__lte=today):
        judged[row.priority_id].append(row)
    families, risks = families_of(area), _risks(area)
    rows = []
    for one in state.priorities:
        key = one.priority.pk
        drafts = drafts_of(one, figures.of(one), judged[key], families.of(key), risks.get(key, ()))
        parts = [PartRead(aspect, drafts[aspect.key], written.get((key, aspect.key))) for aspect in PARTS]
        rows.append(PriorityEvaluated(one, judged[key], parts))
    return Evaluated(state, rows)


@kept(KEPT)
def _risks(area: Area) -> dict[int, list[Risk]]:
    """The open risks that would stop each priority, by its key: by itself or by one of its actions. Kept as families
    are.
    """
    found: dict[int, list[Risk]] = {}
    for risk in risks_on_thread(area):
        own = {priority.pk for priority in risk.priorities.all()}
        for key in own | {action.priority_id for action in risk.actions.all()}:
            found.setdefault(key, []).append(risk)
    return found
