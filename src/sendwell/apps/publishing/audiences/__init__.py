"""For whom a pack is: which parts it has, in which order and in which words, and what it leaves out, as data."""

from sendwell.apps.publishing.audiences.audience import Audience, PartOfPack, read_audience
from sendwell.apps.publishing.audiences.shelf import USUAL, audience_for_body, audience_named, audiences

__all__ = [
    "USUAL",
    "Audience",
    "PartOfPack",
    "audience_for_body",
    "audience_named",
    "audiences",
    "read_audience",
]
