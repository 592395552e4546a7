"""The evidence of a room: each piece numbered as it is first met, and where its file is kept."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from sendwell.apps.evidence.models import Document
from sendwell.apps.monitoring.models import EvidenceAsked
from sendwell.apps.monitoring.room.names import name_in_archive
from sendwell.apps.outcomes.models import DataLoad
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Evidence

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToKeep:
    """A file that belongs into the archive: the row that tells of it, where it is kept, and its SHA-256 as given."""

    row: Json
    stored_as: str
    sha256: str


@dataclass
class Shelf:
    """The evidence of a room as at the end of a day. Each piece has one number, however many claims rest on it."""

    as_at: date
    rows: list[Json] = field(default_factory=list)
    files: list[ToKeep] = field(default_factory=list)
    _numbers: dict[tuple[str, int], int] = field(default_factory=dict)

    def evidence(self, one: Evidence) -> int:
        """The number of evidence given with an update. Fetch its update's and its verifier's people with it."""
        known = self._numbers.get(("evidence", one.pk))
        if known:
            return known
        verified = one.verified_at is not None and timezone.localdate(one.verified_at) <= self.as_at
        row = self._add(
            ("evidence", one.pk),
            kind="file" if one.stored_as else "link" if one.link else "figure",
            title=one.title,
            given_on=timezone.localdate(one.update.at).isoformat(),
            given_by=_named(one.update.by),
            verified_by=_named(one.verified_by) if verified else "",
            verified_on=timezone.localdate(one.verified_at).isoformat() if verified and one.verified_at else "",
            link=one.link,
            figure=one.figure,
        )
        if one.stored_as:
            self._keep(row, one.file_name, one.stored_as, one.sha256)
        return int(row["number"])

    def given(self, asked: EvidenceAsked) -> list[int]:
        """The numbers of what was given for something that was asked for."""
        found = [self.evidence(asked.evidence)] if asked.evidence else []
        return [*found, self._paper(asked.paper, asked)] if asked.paper else found

    def numbers(self, load: DataLoad) -> list[int]:
        """The number of the file that a figure was loaded from. The file itself stays out: it holds other numbers."""
        known = self._numbers.get(("load", load.pk))
        if known:
            return [known]
        row = self._add(
            ("load", load.pk),
            kind="numbers",
            title=f"The file of numbers “{load.file_name}”",
            given_on=timezone.localdate(load.loaded_at or load.given_at).isoformat(),
            given_by=_named(load.given_by),
        )
        row["file"], row["sha256"] = load.file_name, load.sha256
        return [int(row["number"])]

    def _paper(self, paper: Document, asked: EvidenceAsked) -> int:
        known = self._numbers.get(("paper", paper.pk))
        if known:
            return known
        row = self._add(
            ("paper", paper.pk),
            kind="paper",
            title=str(paper),
            given_on=asked.given_on.isoformat() if asked.given_on else "",
            given_by=str(asked.given_by or ""),
        )
        self._keep(row, paper.file_name, paper.stored_as, paper.sha256)
        return int(row["number"])

    def _keep(self, row: Json, file_name: str, stored_as: str, sha256: str) -> None:
        row["file"], row["sha256"] = file_name, sha256
        row["path"] = name_in_archive(row["number"], file_name)
        self.files.append(ToKeep(row, stored_as, sha256))

    def _add(self, key: tuple[str, int], **said: str) -> Json:
        number = len(self.rows) + 1
        blank = {"verified_by": "", "verified_on": "", "link": "", "figure": "", "file": "", "sha256": "", "path": ""}
        row: Json = {"number": number, **blank, **said, "size": 0, "problem": ""}
        self.rows.append(row)
        self._numbers[key] = number
        return row


def _named(person: Person | None) -> str:
    if person is None:
        return ""
    return f"{person}, {person.organisation}" if person.organisation else str(person)
