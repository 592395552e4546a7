"""What each indicator is, written once, and the numbers that it has taken."""

from sendwell.domain.measures.observation import Level, Observation, PeriodKind, Symbol

__all__ = ["Level", "Observation", "PeriodKind", "Symbol"]
