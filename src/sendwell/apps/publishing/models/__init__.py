"""What leaves the house and is kept as it left: papers, and sets of data."""

from sendwell.apps.publishing.models.data import DataFile, DataSet, HeldInside, PublishedFigure, Withdrawal
from sendwell.apps.publishing.models.papers import Pack, PlanPart

__all__ = ["DataFile", "DataSet", "HeldInside", "Pack", "PlanPart", "PublishedFigure", "Withdrawal"]
