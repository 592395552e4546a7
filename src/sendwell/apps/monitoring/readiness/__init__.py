"""How ready an area is to be inspected again: drafted from the thread, worded by people, kept in versions."""

from sendwell.apps.monitoring.readiness.parts import PARTS, EvaluationAspect, aspect_named

__all__ = ["PARTS", "EvaluationAspect", "aspect_named"]
