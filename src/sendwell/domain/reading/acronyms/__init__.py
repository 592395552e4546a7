"""Acronyms: which a paper uses, what it says they stand for, and which it never explains."""

from sendwell.domain.reading.acronyms.finding import find_acronyms

__all__ = ["find_acronyms"]
