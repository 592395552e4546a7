"""The words that a pack rests on: each numbered where it is first cited, all listed at the end."""

from collections.abc import Iterable

from sendwell.apps.evidence.models import Statement
from sendwell.apps.evidence.queries import citation_url
from sendwell.apps.programme.models import Finding
from sendwell.apps.publishing.paper.tree import Cite, Inline, Link, Part, Row, Runs, Section, Table, Text, runs


class Sources:
    """Numbers statements in the order in which they are first cited: the same words have one number throughout."""

    def __init__(self, lead: bool = True) -> None:
        self.lead = lead
        self._cited: dict[int, tuple[int, Statement]] = {}

    def cite(self, statement: Statement) -> Cite:
        """A citation of the statement, that leads to its words marked on their page."""
        number, _ = self._cited.setdefault(statement.pk, (len(self._cited) + 1, statement))
        return Cite(number, self._url(statement))

    def _url(self, statement: Statement) -> str:
        """The address of the marked words; none for readers who could not open it."""
        return citation_url(statement) if self.lead else ""

    def cites(self, findings: Iterable[Finding]) -> Runs:
        """Citations of what inspectors found, each after a space."""
        parts: list[Inline] = []
        for finding in findings:
            parts += (Text(" "), self.cite(finding.statement))
        return tuple(parts)

    def section(self) -> Section | None:
        """Every source with its words; None where nothing was cited."""
        if not self._cited:
            return None
        rows = tuple(_row(number, statement, self._url(statement)) for number, statement in self._cited.values())
        table = Table("Where each claim comes from", ("Source", "Paper and page", "Words"), rows, widths=(1, 4, 9))
        return Section("Sources", (table,), part=Part.REFERENCE)


def _row(number: int, statement: Statement, url: str) -> Row:
    where = Link(f"{statement.document}, page {statement.page}", url)
    return Row((runs(f"[{number}]"), runs(where), runs(f"“{statement.words}”")))
