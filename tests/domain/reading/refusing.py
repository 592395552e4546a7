"""Whether bad input is met as it should be."""

from collections.abc import Callable

from sendwell.domain.reading.sources import SourceText, UnreadablePaper


def read_or_refused(opening: Callable[[], SourceText]) -> bool:
    """True where a paper is read and every line of it can be cited, or it is refused in whole sentences."""
    try:
        source = opening()
    except UnreadablePaper as refused:
        problem = refused.problem
        return all((problem.where, problem.what.endswith((".", "?", "!")), problem.mend.endswith(".")))
    return all(source.cite_spans([line.span]).words for line in source.lines)
