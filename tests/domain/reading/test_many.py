"""Reading many papers at once."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sendwell.domain.problems import Problem
from sendwell.domain.reading import many
from sendwell.domain.reading.many import papers_under, read_many
from sendwell.domain.reading.sources import UnreadablePaper


def first_word(path: Path) -> str:
    """Stands for a reader: a paper that begins with "bad" cannot be read, one with "crash" takes the process down."""
    word = path.read_text().split()[0]
    if word == "bad":
        raise UnreadablePaper(Problem(path.name, "It is bad.", "Bring another."))
    if word == "crash":
        os._exit(1)
    if word == "odd":
        raise ZeroDivisionError
    return word


@pytest.fixture
def papers(tmp_path: Path) -> Callable[..., list[Path]]:
    def made(*words: str) -> list[Path]:
        paths = [tmp_path / f"{number}.txt" for number, _ in enumerate(words)]
        for path, word in zip(paths, words, strict=True):
            path.write_text(f"{word} and more")
        return paths

    return made


def test_results_come_in_the_order_of_the_files(papers: Callable[..., list[Path]]) -> None:
    files = papers("one", "two", "three", "four", "five")
    assert [outcome.made for outcome in read_many(files, first_word, jobs=2)] == ["one", "two", "three", "four", "five"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_paper_is_reported_and_the_rest_go_on(papers: Callable[..., list[Path]], jobs: int) -> None:
    good, bad, odd, last = read_many(papers("good", "bad", "odd", "last"), first_word, jobs=jobs)
    assert (good.made, last.made) == ("good", "last")
    assert bad.problem is not None
    assert bad.problem.what == "It is bad."
    assert odd.problem is not None
    assert "stumbled" in odd.problem.what


def test_a_paper_that_crashes_the_process_is_reported_and_the_rest_go_on(papers: Callable[..., list[Path]]) -> None:
    outcomes = list(read_many(papers("one", "two", "crash", "four", "five", "six"), first_word, jobs=2))
    assert [outcome.made for outcome in outcomes] == ["one", "two", None, "four", "five", "six"]
    assert outcomes[2].problem is not None
    assert "brought the reading process down" in outcomes[2].problem.what


def test_workers_are_replaced_and_nothing_is_lost(
    papers: Callable[..., list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "_BATCH", 2)
    assert [outcome.made for outcome in read_many(papers(*"abcde"), first_word, jobs=2)] == list("abcde")


def test_a_huge_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    (outcome,) = read_many([path], first_word)
    assert outcome.problem is not None
    assert "200 MB" in outcome.problem.what


def test_a_folder_gives_its_papers_and_leaves_the_rest_alone(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.html", "table.xlsx", ".hidden.txt", "~$lock.docx", "deep/c.md"):
        (tmp_path / name).write_text("words")
    (tmp_path / "deep/renamed.bin").write_bytes(b"%PDF-1.7")
    names = [path.name for path in papers_under([tmp_path])]
    assert names == ["a.html", "b.txt", "c.md", "renamed.bin"]


def test_a_file_named_twice_is_read_once(papers: Callable[..., list[Path]]) -> None:
    (path,) = papers("one")
    assert papers_under([path, path.parent, path]) == [path]


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        papers_under([tmp_path / "nowhere.pdf"])
