"""Every change around threshold panels: a sitting begins, a request is decided, criteria are worded anew."""

from collections.abc import Mapping
from datetime import date

from sendwell.apps.casework.models import Case, Stage
from sendwell.apps.casework.panels.criteria import criteria_in, edition_of, from_lines
from sendwell.apps.casework.panels.models import Answer, CriteriaEdition, Panel, PanelDecision
from sendwell.apps.casework.permissions import cases_seen_by, may_open_cases
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person

MOST_CRITERIA = 20


@command
def hold_panel(*, held_on: date, members: str, by: Person) -> Panel:
    """Begin a sitting. Raises PermissionDenied, or Refused where nobody is there."""
    require(may_open_cases(by))
    if not members.strip():
        raise Refused("Say who is there.", "members")
    return Panel.objects.create(area=by.area, held_on=held_on, members=members, by=by)


@command
def decide_request(
    *, panel: Panel, case: Case, agreed: bool, reasons: str, answers: Mapping[str, str], by: Person
) -> PanelDecision:
    """Write down what a panel decided of a request, with an answer to each criterion, and why. It is not changed after.

    Raises PermissionDenied, or Refused where the reasons or an answer are missing, both do not go together, the request
    is not waiting for a decision, or this panel has decided it.
    """
    require(may_open_cases(by) and panel.area_id == by.area_id and cases_seen_by(by).filter(pk=case.pk).exists())
    edition = edition_of(by.area)
    criteria = criteria_in(edition)
    if not reasons.strip():
        raise Refused("Give the reasons: the family is told them.", "reasons")
    if any(answers.get(one.key) not in Answer.values for one in criteria):
        raise Refused("Answer each criterion; “the papers do not say” is an answer.")
    if agreed and all(answers[one.key] == Answer.NOT_MET for one in criteria):
        raise Refused("No criterion is met, and yet it is agreed: correct one of the two.", "agreed")
    if case.stage != Stage.UNDECIDED or case.gone_in_id:
        raise Refused("This request no longer waits for a decision.")
    if PanelDecision.objects.filter(panel=panel, case=case).exists():
        raise Refused("This panel has decided this request already.")
    kept = {one.key: answers[one.key] for one in criteria}
    return PanelDecision.objects.create(
        panel=panel, case=case, agreed=agreed, reasons=reasons, edition=edition, answers=kept, by=by
    )


@command
def word_criteria(*, lines: str, why: str, by: Person) -> CriteriaEdition:
    """Word the criteria anew: a line each, its source after a bar. Raises PermissionDenied, or Refused."""
    require(may_open_cases(by))
    held = edition_of(by.area)
    made = from_lines(lines, criteria_in(held))
    if not why.strip():
        raise Refused("Say why they change.", "why")
    if not made or len(made) > MOST_CRITERIA:
        raise Refused(f"Write from 1 to {MOST_CRITERIA} criteria, a line each.", "lines")
    if missing := [one["words"] for one in made if not one["source"]]:
        raise Refused(f"Give the source of “{missing[0]}” after a bar: … | SEND Code of Practice, 9.14", "lines")
    if len({one["words"] for one in made}) < len(made):
        raise Refused("Two criteria have the same words. Keep one of them.", "lines")
    number = held.number + 1 if held else 1
    return CriteriaEdition.objects.create(area=by.area, number=number, criteria=made, why=why, by=by)
