"""What may be taken out of a kept return: its problems, the return written again, and Annex A List 1."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sendwell.apps.mechanisms.refused import Refused
from sendwell.domain.returns.annex_a import list_from_return, write_workbook
from sendwell.domain.returns.annex_a.from_sen2 import NOT_IN_A_RETURN
from sendwell.domain.returns.annex_a.schema import List
from sendwell.domain.returns.sen2.checking import Checked
from sendwell.domain.returns.sen2.findings import write_findings
from sendwell.domain.returns.sen2.writing import CannotWrite, write_csv, write_xml


@dataclass(frozen=True, slots=True)
class Download:
    """One thing to take: its name in addresses, its words, the end of the file's name, its type, and its maker."""

    name: str
    words: str
    ending: str
    content_type: str
    make: Callable[[Checked], bytes]


def _problems(checked: Checked) -> bytes:
    out = io.StringIO(newline="")
    write_findings(checked, out)
    return out.getvalue().encode("utf-8-sig")


def _xml(checked: Checked) -> bytes:
    with TemporaryDirectory() as folder:
        try:
            return write_xml(checked.opened, Path(folder) / "return.xml").read_bytes()
        except CannotWrite as lost:
            raise Refused(f"{lost.problem.what} {lost.problem.mend}") from lost


def _csv(checked: Checked) -> bytes:
    out = io.BytesIO()
    with TemporaryDirectory() as folder, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for path in write_csv(checked.opened, Path(folder)):
            pack.write(path, path.name)
    return out.getvalue()


def _annex_a(checked: Checked) -> bytes:
    out = io.BytesIO()
    notes = (f"A return does not hold: {', '.join(NOT_IN_A_RETURN)}; nor List 2. Fill them in from the case system.",)
    rows = {List.PLANS: list_from_return(checked.opened)}
    write_workbook(rows, out, checked.opened.collection.survey_day, notes)
    return out.getvalue()


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOWNLOADS = {
    one.name: one
    for one in (
        Download("problems", "Every problem, as CSV (names no child)", "problems.csv", "text/csv", _problems),
        Download("xml", "The return again, as XML", "return.xml", "application/xml", _xml),
        Download("csv", "The return again, as CSV files in a zip", "return.zip", "application/zip", _csv),
        Download("annex-a", "Annex A List 1, for inspectors, as Excel", "annex-a.xlsx", XLSX, _annex_a),
    )
}
