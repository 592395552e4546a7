"""What is said while papers are read: progress and problems, on standard error alone."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from sendwell.domain.reading.many import read_many
from sendwell.web.cli.read import DONE, IN_PART

T = TypeVar("T")


class Reading:
    """A run over `files`: gives what `work` makes of each that can be read, and reports the others in a sentence."""

    def __init__(self, files: list[Path], jobs: int | None) -> None:
        self._files = files
        self._jobs = jobs
        self.read = 0
        self.unread = 0

    @property
    def status(self) -> int:
        """The exit status: whether every paper was read."""
        return IN_PART if self.unread else DONE

    def each(self, work: Callable[[Path], T]) -> Iterator[T]:
        """What `work` makes of each paper that can be read, in order, with progress on a terminal."""
        outcomes = read_many(self._files, work, self._jobs)
        with _progress(len(self._files)) as step:
            for outcome in outcomes:
                step.advance()
                if outcome.problem is not None or outcome.made is None:
                    self.unread += 1
                    step.say(f"Not read: {outcome.problem}")
                else:
                    self.read += 1
                    yield outcome.made
        if self.unread:
            print(f"{self.read} of {len(self._files)} papers were read.", file=sys.stderr)


class _Quiet:
    """Progress where nobody watches: problems only."""

    def __enter__(self) -> "_Quiet":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def advance(self) -> None:
        """Another paper is done."""

    def say(self, sentence: str) -> None:
        """Report something."""
        print(_printable(sentence), file=sys.stderr)


class _Bar(_Quiet):
    """Progress as a bar on a terminal, gone when all is done."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("Reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("Reading", total=total)

    def __enter__(self) -> "_Bar":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def advance(self) -> None:
        self._bar.advance(self._task)

    def say(self, sentence: str) -> None:
        self._bar.console.print(_printable(sentence), markup=False, highlight=False)


def _progress(total: int) -> _Quiet:
    return _Bar(total) if total > 1 and sys.stderr.isatty() else _Quiet()


def _printable(text: str) -> str:
    """File names may hold anything; a terminal must not be told to do anything by one."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
