"""Reading in a process apart, so that a hostile paper can take down nothing but that.

The worker that runs tasks is a process of its own already, apart from the pages. This one is apart from the worker:
a paper that crashes the PDF library, eats memory or never ends stops here, and the next paper is read as if nothing
had happened.
"""

import multiprocessing
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection

from sendwell.domain.problems import Problem
from sendwell.domain.reading import UnreadablePaper, open_source, read_source
from sendwell.domain.reading.model import Paper

SECONDS = 600  # of processor time, and of waiting
MEMORY = 2 * 1024**3  # bytes of address space

Tell = Callable[[int], None]
"""Is told how many per cent of the reading are done."""

MEND = "Save it again as a PDF from the program it was made with, or give the paper in another format."


def read_apart(content: bytes, name: str, tell: Tell) -> Paper:
    """The paper in `content`, read in a process with limits. Raises UnreadablePaper if that process dies."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_read, args=(theirs, content, name), daemon=True)
    process.start()
    theirs.close()
    try:
        return _await(ours, name, tell)
    finally:
        process.kill()
        process.join()
        ours.close()


def _await(pipe: Connection, name: str, tell: Tell) -> Paper:
    while pipe.poll(SECONDS):
        try:
            said = pipe.recv()
        except EOFError:
            raise UnreadablePaper(Problem(name, "The reader stopped in the middle of this paper.", MEND)) from None
        if isinstance(said, Paper):
            return said
        if isinstance(said, Problem):
            raise UnreadablePaper(said)
        tell(said)
    raise UnreadablePaper(Problem(name, f"Reading it took more than {SECONDS // 60} minutes.", MEND))


def _read(pipe: Connection, content: bytes, name: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        source = open_source(content, name)
        pipe.send(40)
        pipe.send(read_source(source))
    except UnreadablePaper as unreadable:
        pipe.send(unreadable.problem)
    except MemoryError:
        pipe.send(Problem(name, "This paper needs more memory than a paper may take.", MEND))
