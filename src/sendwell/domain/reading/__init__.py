"""Reading papers: documents in, cited statements out.

from sendwell.domain import reading

paper = reading.read(Path("report.pdf"))
for finding in paper.findings:
    print(finding.kind, finding.citation.page, finding.citation.words)
"""

from sendwell.domain.reading.entry import read, read_source
from sendwell.domain.reading.model import Citation, Finding, FindingKind, Outcome, Paper, PaperKind, Span
from sendwell.domain.reading.output import as_json
from sendwell.domain.reading.sources import SourceText, UnreadablePaper, open_source

__all__ = [
    "Citation",
    "Finding",
    "FindingKind",
    "Outcome",
    "Paper",
    "PaperKind",
    "SourceText",
    "Span",
    "UnreadablePaper",
    "as_json",
    "open_source",
    "read",
    "read_source",
]
