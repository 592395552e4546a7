"""The demonstration's audits of plans: ten drawn, two of them audited twice, one returned and not mended."""

import tomllib
from pathlib import Path
from typing import Any

from sendwell.apps.audits import commands
from sendwell.apps.audits.models import DrawnPlan, PlanAudit, Sheet, State
from sendwell.apps.audits.queries.judged import differing
from sendwell.apps.casework.models import Case, Stage
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Action
from sendwell.web.demo.events import Story

_WRITTEN = Path(__file__).with_name("audits.toml")
PHASES, NEEDS = ("early", "primary", "primary", "secondary"), ("communication", "cognition", "semh", "physical")
REVIEWED = 24  # plans whose outcomes are recorded


def plan_events(story: Story) -> None:
    """Plan the draw, the audits, what is mended, a theme, and outcomes recorded at reviews."""
    written = tomllib.loads(_WRITTEN.read_text(encoding="utf-8"))
    story.on(written["drawn"], _draw, story, written)
    for place, said in enumerate(written["audit"], 1):
        story.on(said["day"], _audit, story, place, said, written["reasons"])
    for said in written["theme"]:
        story.on(-20, _theme, story, said)
    story.on(-3, _outcomes, story)


def _draw(story: Story, written: dict[str, Any]) -> None:
    commands.draw_plans(
        method="risk", strata="", size=len(written["audit"]), seed=written["seed"], today=story.date(written["drawn"]),
        by=story.cast.people["casework"],
    )  # fmt: skip


def _audit(story: Story, place: int, said: dict[str, Any], reasons: dict[str, str]) -> None:
    audit = _begin(story, DrawnPlan.objects.select_related("case").get(place=place), said)
    levels = [said["low"], said.get("other", {})]
    for sheet, low in zip(audit.sheets.order_by("place"), levels, strict=False):
        _judge(sheet, said, low, reasons)
        if "mend" in said:
            commands.add_mend(
                sheet=sheet, who=None, by_day=story.date(said["day"] + 28), by=sheet.auditor, **said["mend"]
            )
        if not (said.get("unfinished") and sheet.place == 2):
            commands.hand_in(sheet=sheet, today=story.date(said["day"]), by=sheet.auditor)
    _finish(story, PlanAudit.objects.get(pk=audit.pk), said)


def _begin(story: Story, drawn: DrawnPlan, said: dict[str, Any], day: int | None = None) -> PlanAudit:
    people, on = story.cast.people, said["day"] if day is None else day
    return commands.start_audit(
        case=drawn.case, author=people[said["author"]], team=said["team"], auditor=people["auditor"],
        second=people["second_auditor"] if "second" in said and day is None else None, due_on=story.date(on + 10),
        drawn=drawn, today=story.date(on), by=people["casework"],
    )  # fmt: skip


def _judge(sheet: Sheet, said: dict[str, Any], low: dict[str, str], reasons: dict[str, str]) -> None:
    usual = said.get("usual", "met_well")
    judged = {one.key: low.get(one.key, usual) for one in sheet.audit.criteria.criteria}
    if said.get("unfinished") and sheet.place == 2:
        judged = {key: level for key, level in judged.items() if key < "e"}
    with_reasons = {key: (level, reasons.get(level, "")) for key, level in judged.items()}
    commands.save_section(sheet=sheet, judged=with_reasons, by=sheet.auditor)
    if "family" in said:
        commands.save_words(sheet=sheet, family=said["family"], strengths=said["strengths"], by=sheet.auditor)


def _finish(story: Story, audit: PlanAudit, said: dict[str, Any]) -> None:
    casework = story.cast.people["casework"]
    if audit.state == State.DIFFERING:
        settled = {one.criterion.key: (said["settled"][one.criterion.key], "Both looked at the plan again together.")
                   for one in differing(audit)}  # fmt: skip
        today = story.date(said["day"] + 5)
        commands.moderate(audit=audit, chair=story.cast.people["head_of_send"], present="Both auditors",
                          moderated_on=today, settled=settled, today=today, by=casework)  # fmt: skip
    if "mend" in said:
        commands.return_to_author(audit=audit, today=story.date(said["day"] + 1), by=casework)
        if "mended" in said:
            story.on(said["mended"], _mend, story, audit, said)
    elif not said.get("unfinished"):
        commands.close_audit(audit=audit, today=story.date(said["day"] + 5), by=casework)


def _mend(story: Story, audit: PlanAudit, said: dict[str, Any]) -> None:
    on, by = story.date(said["mended"]), story.cast.people["casework"]
    for sheet in audit.sheets.all():
        for mend in sheet.mends.select_related("sheet__audit"):
            commands.answer_mend(mend=mend, mended_on=on, how="Each item has hours, days and a post.", today=on, by=by)
    story.on(said["again"], _again, story, audit, said)


def _again(story: Story, audit: PlanAudit, said: dict[str, Any]) -> None:
    assert audit.drawn
    on = story.date(said["again"])
    again = _begin(story, audit.drawn, said, said["again"])
    sheet = again.sheets.select_related("auditor", "audit__criteria").get()
    _judge(sheet, {"usual": "met"}, {"h1_care": "not_applicable"}, {"not_applicable": "No need of this kind."})
    commands.hand_in(sheet=sheet, today=on, by=sheet.auditor)
    commands.close_audit(audit=PlanAudit.objects.get(pk=again.pk), today=on, by=story.cast.people["casework"])


def _theme(story: Story, said: dict[str, Any]) -> None:
    by, on = story.cast.people["casework"], story.date(-20)
    theme = commands.raise_theme(section=said["section"], words=said["words"], why=said["why"], today=on, by=by)
    action = Action.objects.filter(title__icontains=said["action"]).order_by("pk").first()
    commands.change_theme(theme=theme, training=said["training"], training_for=said["training_for"],
                          training_on=story.date(said["training_on"]), action=action, today=on, by=by)  # fmt: skip
    commands.ask_for(theme=theme, wording=said["training"], owner=by, due_on=story.date(said["training_on"]), by=by)


def _outcomes(story: Story) -> None:
    area = Area.objects.get(slug="fenmoor")
    plans = Case.objects.filter(area=area, stage=Stage.PLAN, gone_in=None).order_by("key")[:REVIEWED]
    on, by = story.date(-3), story.cast.people["casework"]
    for number, case in enumerate(plans):
        counts = {NEEDS[number % 3]: {"achieved": 1 + number % 3, "partly": 1, "not_achieved": number % 2},
                  NEEDS[3]: {"achieved": number % 2, "changed": 1 - number % 2}}  # fmt: skip
        commands.record_outcomes(case=case, reviewed_on=on, phase=PHASES[number % 4], counts=counts, today=on, by=by)
