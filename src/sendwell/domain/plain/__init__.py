"""How plain a text is."""

from sendwell.domain.plain.reading_age import AIMED_AT, ReadingAge, reading_age

__all__ = ["AIMED_AT", "ReadingAge", "reading_age"]
