"""Papers as they come, in one common form that every reader understands."""

from sendwell.domain.reading.sources.lines import Box, Line
from sendwell.domain.reading.sources.opening import open_source
from sendwell.domain.reading.sources.source_text import SourceText, UnreadablePaper

__all__ = ["Box", "Line", "SourceText", "UnreadablePaper", "open_source"]
