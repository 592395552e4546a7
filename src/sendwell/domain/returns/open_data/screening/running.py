"""Stage after stage, until one fails."""

import gzip
from dataclasses import dataclass
from enum import StrEnum

import duckdb

from sendwell.domain.returns.open_data.screening.checks import STAGES, Check
from sendwell.domain.returns.open_data.screening.pair import NotRead, Pair, read_pair

_TOLD = 5  # things that are named in a message; how many more there are is said


class Outcome(StrEnum):
    """What a check says."""

    PASS = "PASS"  # noqa: S105  (a verdict, no password)
    WARNING = "WARNING"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True)
class Result:
    """What one check says of the pair, and of what."""

    stage: str
    check: str
    outcome: Outcome
    message: str


@dataclass(frozen=True, slots=True)
class Screening:
    """Every result, up to the end of the first stage with a failure: later faults stay unseen until it is mended."""

    results: tuple[Result, ...]

    @property
    def passed(self) -> bool:
        """True if nothing fails."""
        return not any(each.outcome is Outcome.FAIL for each in self.results)

    @property
    def suits_the_api(self) -> bool:
        """True if it passed, with every check of the stage "Check API"."""
        api = [each.outcome is Outcome.PASS for each in self.results if each.stage == "Check API"]
        return self.passed and bool(api) and all(api)

    @property
    def faults(self) -> tuple[Result, ...]:
        """What does not pass."""
        return tuple(each for each in self.results if each.outcome is not Outcome.PASS)


def screen(data: bytes, meta: bytes, data_name: str = "data.csv", meta_name: str = "") -> Screening:
    """Screen a data file (CSV, packed or not) with its metadata file, as the department does before publication.

    `meta_name` is by default what it must be: "data.meta.csv" for "data.csv".
    """
    meta_name = meta_name or data_name.removesuffix(".gz").removesuffix(".csv") + ".meta.csv"
    with duckdb.connect() as con:
        try:
            pair = read_pair(_unpacked(data), _unpacked(meta), data_name, meta_name, con)
        except NotRead as wrong:
            return Screening((Result("File read", "file_read", Outcome.FAIL, f"{wrong}."),))
        results = [Result("File read", "file_read", Outcome.PASS, "Both files can be read.")]
        for stage, checks in STAGES.items():
            results += [_result(stage, check, pair) for check in checks]
            if results[-1].stage == stage and any(each.outcome is Outcome.FAIL for each in results):
                break
    return Screening(tuple(results))


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError) as error:
        raise NotRead("The packed file is damaged") from error


def _result(stage: str, check: Check, pair: Pair) -> Result:
    faults = check.faults(pair)
    if not faults:
        return Result(stage, check.name, Outcome.PASS, check.says)
    named = ", ".join(map(str, faults[:_TOLD])) + (f" and {len(faults) - _TOLD} more" if len(faults) > _TOLD else "")
    outcome = Outcome.WARNING if check.warns else Outcome.FAIL
    return Result(stage, check.name, outcome, f"{check.says} Not so: {named}.")
