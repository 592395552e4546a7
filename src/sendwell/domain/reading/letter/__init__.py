"""Letters on a local area's SEND arrangements, as Ofsted and CQC published them from 2016 to 2022.

Two kinds: the outcome letter of an inspection, and the letter on the revisit that followed a written statement of
action.
"""

from sendwell.domain.reading.letter.reading import read_letter

__all__ = ["read_letter"]
