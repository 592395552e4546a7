"""What the outcomes framework keeps, a file for each thing."""

from sendwell.apps.outcomes.models.defining import (
    Aim,
    Annotation,
    AnnotationKind,
    LocalMeasure,
    MeasureOwner,
    Target,
)
from sendwell.apps.outcomes.models.doubting import Doubt, ExceptionComment, QueryDecision, Verdict
from sendwell.apps.outcomes.models.observations import DataLoad, DataLoadState, DataMapping, Observation
from sendwell.apps.outcomes.models.places import ComparisonSet, HomeAuthority, Neighbour, Place

__all__ = [
    "Aim",
    "Annotation",
    "AnnotationKind",
    "ComparisonSet",
    "DataLoad",
    "DataLoadState",
    "DataMapping",
    "Doubt",
    "ExceptionComment",
    "HomeAuthority",
    "LocalMeasure",
    "MeasureOwner",
    "Neighbour",
    "Observation",
    "Place",
    "QueryDecision",
    "Target",
    "Verdict",
]
