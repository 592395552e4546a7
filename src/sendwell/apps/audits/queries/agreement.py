"""How far auditors who judged the same plans without seeing each other agree."""

from collections import Counter
from dataclasses import dataclass

from sendwell.apps.audits.models import PlanAudit
from sendwell.apps.audits.queries.audits import whole_audits
from sendwell.apps.partnership.models import Area
from sendwell.domain.plan_quality import Criterion
from sendwell.domain.statistics import Agreement, Scale, Weights, cohen_kappa, krippendorff_alpha

MOST_LISTED = 8
NOT_APPLICABLE = -1  # a name beside the others for kappa; for what has an order, missing


@dataclass(frozen=True, slots=True)
class Apart:
    """A criterion on which auditors differed, in how many of the plans that both judged."""

    criterion: Criterion
    differed: int
    of: int


@dataclass(frozen=True, slots=True)
class Agreed:
    """Agreement over all plans audited twice: of the names of levels, and of their order."""

    plans: int
    same: int
    judged: int
    figures: tuple[tuple[str, str, Agreement], ...]  # name, what it takes into account, figure
    apart: tuple[Apart, ...]

    @property
    def per_cent(self) -> float:
        """Per cent of judgements that are the same."""
        return 100 * self.same / self.judged if self.judged else 0.0


def agreed(area: Area) -> Agreed:
    """Agreement of the double audits of an area whose sheets are both in. The first sheet is the first judge."""
    audits = [row for row in whole_audits(area) if row.is_double and row.all_in]
    pairs = [pair for row in audits for pair in _pairs(row)]
    first, second = [one for _, one, _ in pairs], [other for _, _, other in pairs]
    ordered = [(a, b) for a, b in zip(first, second, strict=True) if NOT_APPLICABLE not in (a, b)]
    in_order = [a for a, _ in ordered], [b for _, b in ordered]
    missing = [[None if code == NOT_APPLICABLE else code for code in row] for row in (first, second)]
    return Agreed(
        plans=len(audits),
        same=sum(a == b for a, b in zip(first, second, strict=True)),
        judged=len(pairs),
        figures=(
            ("Cohen’s kappa", "every difference counts the same", cohen_kappa(first, second)),
            ("Weighted kappa", "a difference counts by the square of its steps",
             cohen_kappa(*in_order, weights=Weights.QUADRATIC)),
            ("Krippendorff’s alpha, ordinal", "levels in their order; what does not apply is left out",
             krippendorff_alpha(missing, scale=Scale.ORDINAL)),
            ("Krippendorff’s alpha, nominal", "levels as names; what does not apply is one",
             krippendorff_alpha([first, second])),
        ),
        apart=tuple(_apart(pairs)),
    )  # fmt: skip


def _pairs(audit: PlanAudit) -> list[tuple[Criterion, int, int]]:
    """Each criterion with the points that the first and the second auditor gave it."""
    rule = audit.criteria.rule
    code = {level.key: NOT_APPLICABLE if level.points is None else level.points for level in rule.levels}
    first, second = ({row.criterion: code[row.level] for row in one.judgements.all()} for one in audit.sheets.all())
    return [(one, first[one.key], second[one.key]) for one in audit.criteria.criteria]


def _apart(pairs: list[tuple[Criterion, int, int]]) -> list[Apart]:
    known = {criterion.key: criterion for criterion, _, _ in pairs}
    of = Counter(criterion.key for criterion, _, _ in pairs)
    differed = Counter(criterion.key for criterion, a, b in pairs if a != b)
    return [Apart(known[key], number, of[key]) for key, number in differed.most_common(MOST_LISTED)]
