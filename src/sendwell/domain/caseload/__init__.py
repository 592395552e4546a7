"""A caseload without names: cases as extracts tell them, and what many of them together say."""

from sendwell.domain.caseload.record import FLAGS, TEXTS, CaseRecord, Fact, Stage

__all__ = ["FLAGS", "TEXTS", "CaseRecord", "Fact", "Stage"]
