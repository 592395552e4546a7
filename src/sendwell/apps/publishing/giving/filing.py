"""The files of a data set: the department's pair of files, and a table that describes itself, each in a zip."""

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sendwell.apps.outcomes.asking import as_table
from sendwell.domain.measures import Measure, Observation
from sendwell.domain.returns.open_data.licences import Licence
from sendwell.domain.returns.open_data.screening import Outcome, screen
from sendwell.domain.returns.open_data.writing import Pair, write_described, write_pairs

EES = "In the format of Explore Education Statistics: data and metadata, a pair for each kind of period"
TABLE = "As CSV, with a description that programs can read (Frictionless Table Schema)"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell: the same figures give the same bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file to download, and what is in it."""

    name: str
    says: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Filed:
    """The files; what the department's format can't hold, and how often; what its screening says against them."""

    files: tuple[File, ...]
    left_out: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]


def files_of(
    figures: Sequence[Observation],
    name: str,
    measures: Iterable[Measure],
    names: Mapping[str, str],
    authority_of: Mapping[str, str],
    given: tuple[str, Licence],
) -> Filed:
    """The files of figures that were made safe before. `names` and `authority_of` are as `write_pairs` takes them;
    `given`: by whom, and under which licence, which both files say.
    """
    giver, licence = given
    table, local = as_table(figures), [measure for measure in measures if measure.area]
    pairs = write_pairs(table, name, local, names, authority_of)
    described = write_described(table, name, local, licence)
    written = {each.data_name: each.data for each in pairs.pairs} | {each.meta_name: each.meta for each in pairs.pairs}
    terms = {"licence.txt": licence.words(giver).encode()}
    files = [File(f"{name}-ees.zip", EES, _zipped(written | terms))] if written else []
    own = {described.data_name: described.data, described.description_name: described.description}
    files.append(File(f"{name}-csv.zip", TABLE, _zipped(own | terms)))
    return Filed(tuple(files), pairs.left_out, tuple(fault for pair in pairs.pairs for fault in _faults(pair)))


def _faults(pair: Pair) -> list[str]:
    """What makes a pair fail the department's screening."""
    screened = screen(pair.data, pair.meta, pair.data_name, pair.meta_name)
    return [f"{pair.data_name}: {each.message}" for each in screened.faults if each.outcome is Outcome.FAIL]


def _zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, _LONG_AGO), content, ZIP_DEFLATED)
    return made.getvalue()
