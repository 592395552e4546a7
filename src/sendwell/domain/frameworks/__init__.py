"""Kinds of plan and inspection frameworks, as data. What the next framework invents is a new file."""

from sendwell.domain.frameworks.inspection import Framework, OutcomeWords, PlanCalledFor, read_framework
from sendwell.domain.frameworks.plan_kind import PlanKind, Section, SignOff, Stage, read_plan_kind
from sendwell.domain.frameworks.shelf import framework_named, framework_of_paper, frameworks, plan_kind, plan_kinds
from sendwell.domain.frameworks.stage_line import Lengths, StageOnLine, StageState, order_warnings, stage_line
from sendwell.domain.frameworks.visit import JudgementWords, Scale, VisitKind

__all__ = [
    "Framework",
    "JudgementWords",
    "Lengths",
    "OutcomeWords",
    "PlanCalledFor",
    "PlanKind",
    "Scale",
    "Section",
    "SignOff",
    "Stage",
    "StageOnLine",
    "StageState",
    "VisitKind",
    "framework_named",
    "framework_of_paper",
    "frameworks",
    "order_warnings",
    "plan_kind",
    "plan_kinds",
    "read_framework",
    "read_plan_kind",
    "stage_line",
]
