"""Reading many papers with every core, in bounded memory, whatever is wrong with some of them."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

from sendwell.domain.problems import Problem

T = TypeVar("T")

LARGEST = 64_000_000  # bytes of one file: more, and a few at once would fill the memory we promise to keep to
MOST_WORKERS = 8  # each takes some 20 MB of its own (bench/reading.py), and a run keeps under 300 MB
_BATCH = 200  # papers after which workers are replaced, so that no library's small leaks add up
_AHEAD = 2  # papers waiting for each worker; results wait too, so this bounds the memory

_PAPER_ENDINGS = frozenset([".pdf", ".docx", ".doc", ".rtf", ".html", ".htm", ".xhtml", ".txt", ".text", ".md"])
_PDF_WITHIN = 1024  # bytes


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of one file: what `work` made of it, or the problem that stopped it."""

    path: Path
    made: T | None = None
    problem: Problem | None = None


def papers_under(paths: Iterable[Path]) -> list[Path]:
    """The files to read: those named, and in folders (at any depth) those that are papers by their ending or header.

    Each file once, folders in the order of their names; hidden files and Word's lock files are no papers. Raises
    FileNotFoundError for a path that is not there.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
        for file in _papers_in(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _papers_in(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith((".", "~$")) and _is_paper(path):
                yield path


def _is_paper(path: Path) -> bool:
    if path.suffix.lower() in _PAPER_ENDINGS:
        return True
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(_PDF_WITHIN)
    except OSError:
        return False


def read_many(paths: Iterable[Path], work: Callable[[Path], T], jobs: int | None = None) -> Iterator[Outcome[T]]:
    """What `work` makes of each file, in the order given, as soon as it and those before it are done.

    `work` is a function of a module (it runs in other processes) and raises UnreadablePaper for a paper that cannot be
    read. `jobs` is the number of processes: by default one for each core, at most `MOST_WORKERS`. A paper that brings
    a process down is reported like any other that cannot be read.
    """
    files = list(paths)
    workers = min(jobs or _cores(), MOST_WORKERS, len(files) or 1)
    if workers == 1:
        yield from (attempt(work, path) for path in files)
        return
    rest = iter(files)
    while batch := list(islice(rest, _BATCH)):
        yield from _read_batch(batch, work, workers)


def attempt(work: Callable[[Path], T], path: Path) -> Outcome[T]:
    """What came of `work` on one file; whatever went wrong is a problem in words."""
    from sendwell.domain.reading.sources import UnreadablePaper

    try:
        if (size := path.stat().st_size) > LARGEST:
            return Outcome(path, problem=_too_large(path, size))
        return Outcome(path, made=work(path))
    except UnreadablePaper as unreadable:
        return Outcome(path, problem=unreadable.problem)
    except OSError as error:
        what = f"The file could not be opened ({error.strerror})."
        return Outcome(path, problem=Problem(path.name, what, "Check the name and that you may read it."))
    except MemoryError:
        what = "The file needs more memory than there is."
        return Outcome(path, problem=Problem(path.name, what, "Give it in parts, or use --jobs 1."))
    except Exception as error:  # one paper that trips the reader must not stop the others
        what = f"The reader stumbled over this paper ({type(error).__name__})."
        return Outcome(path, problem=Problem(path.name, what, "Please report it, with the paper if it is public."))


def _read_batch(batch: list[Path], work: Callable[[Path], T], workers: int) -> Iterator[Outcome[T]]:
    unread = deque(batch)
    with _pool(workers) as pool:
        try:
            for outcome in _in_order(pool, batch, work, ahead=workers * _AHEAD):
                unread.popleft()
                yield outcome
        except BrokenProcessPool:
            pass  # one of the unread papers did it: each gets a process of its own
    yield from (_alone(work, path) for path in unread)


def _in_order(
    pool: ProcessPoolExecutor, batch: list[Path], work: Callable[[Path], T], ahead: int
) -> Iterator[Outcome[T]]:
    waiting: deque[Future[Outcome[T]]] = deque()
    for path in batch:
        waiting.append(pool.submit(attempt, work, path))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _alone(work: Callable[[Path], T], path: Path) -> Outcome[T]:
    """One file in a process of its own, so that what brings a process down brings down nothing else."""
    try:
        with _pool(1) as pool:
            return pool.submit(attempt, work, path).result()
    except BrokenProcessPool:
        what = "Reading this paper brought the reading process down."
        return Outcome(path, problem=Problem(path.name, what, "The file is probably damaged: fetch it again."))


def _cores() -> int:
    """The cores that this process may use: a container often has fewer than the machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _too_large(path: Path, size: int) -> Problem:
    megabytes = 1_000_000
    what = f"The file is {size / megabytes:.0f} MB; papers of up to {LARGEST // megabytes} MB are read."
    return Problem(path.name, what, "Save the part that is wanted as a file of its own and give that.")


def _pool(workers: int) -> ProcessPoolExecutor:
    """Fresh processes: from a server that has loaded the reader once where the system has one, else anew."""
    if os.name != "posix":
        return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    context = get_context("forkserver")
    context.set_forkserver_preload(["sendwell.domain.reading.entry"])
    return ProcessPoolExecutor(workers, mp_context=context)
