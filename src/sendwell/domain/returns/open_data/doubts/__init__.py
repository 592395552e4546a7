"""Figures that a careful analyst would doubt, listed with why. A person keeps, hides or annotates each."""

from sendwell.domain.returns.open_data.doubts.asking import queries
from sendwell.domain.returns.open_data.doubts.query import Query, Sure

__all__ = ["Query", "Sure", "queries"]
