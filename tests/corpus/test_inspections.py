"""How well real inspection reports are read, by the scorer that stands beside them."""

import importlib.util
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sendwell.domain.reading import read_source
from sendwell.domain.reading.images import boxes
from sendwell.domain.reading.model import Paper
from sendwell.domain.reading.output import as_json
from sendwell.domain.reading.sources import SourceText, open_source

LISTS = ("effective", "better", "priority_actions", "improvements")


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_inspections", shared / "tools" / "score_inspections.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "corpus" / "inspections"


@pytest.fixture(scope="module")
def sources(folder: Path) -> list[SourceText]:
    return [open_source(file.read_bytes(), file.name) for file in sorted(folder.glob("*.pdf"))]


@pytest.fixture(scope="module")
def papers(sources: list[SourceText]) -> list[Paper]:
    return [read_source(source) for source in sources]


def score(scorer: ModuleType, folder: Path, papers: list[Paper]) -> dict[str, Any]:
    predicted = {paper.file.casefold(): as_json(paper) for paper in papers}
    return scorer.score(scorer.load(str(folder / "truth.json")), predicted, scorer.Pages(str(folder / "text")))


@pytest.fixture(scope="module")
def result(scorer: ModuleType, folder: Path, papers: list[Paper]) -> dict[str, Any]:
    return score(scorer, folder, papers)


def test_the_fields_of_the_front_page_are_right(result):
    right = sum(right for right, _ in result["scal"].values())
    assert right >= 0.99 * result["n"] * len(result["scal"]), result["errors"]


@pytest.mark.parametrize("name", LISTS)
def test_findings_are_found_whole_and_on_their_page(result, name):
    found = result["lists"][name]
    on_page, of = found.sub["page"]
    assert found.row()[2] >= 0.97, result["errors"]
    assert on_page >= 0.98 * of


@pytest.mark.parametrize("name", LISTS)
def test_every_citation_is_verbatim_and_free_of_running_footers(result, name):
    cited, on_page, _ = result["cite"][name]
    assert on_page == cited
    assert result["furniture"][name] == 0


def test_priority_actions_name_the_bodies_that_answer_for_them(result):
    right, of = result["lists"]["priority_actions"].sub["responsible bodies"]
    assert right == of


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("local_authority_names", 0.99),
        ("icb_names", 0.99),
        ("other_responsible_bodies", 0.99),
        ("director_of_childrens_services", 0.99),
        ("icb_lead", 0.99),
        ("inspectors", 0.99),
        ("acronyms", 0.95),
    ],
)
def test_names_and_acronyms_are_right(result, name, least):
    assert result["names"][name].row()[2] >= least, result["errors"]


def test_tables_whose_ruled_lines_are_lost_are_still_read(scorer, folder, sources):
    papers = [read_source(replace(source, rules=())) for source in sources]
    lists = score(scorer, folder, papers)["lists"]
    assert lists["priority_actions"].row()[2] >= 0.97
    assert lists["improvements"].row()[2] >= 0.95


def test_every_citation_is_what_stands_at_its_spans(sources, papers):
    for source, paper in zip(sources, papers, strict=True):
        for statement in (*paper.findings, *paper.dates, *paper.figures, *paper.acronyms, *paper.people):
            spans = statement.citation.spans
            printed = "\n".join(source.page_text(span.page)[span.start : span.end] for span in spans)
            assert statement.citation.words == source.fold(printed)


def test_every_finding_can_be_boxed_on_its_pages(folder, papers):
    for paper in papers[:3]:
        content = (folder / paper.file).read_bytes()
        for finding in paper.findings:
            found = boxes(content, finding.citation.spans)
            assert {box.page for box in found} == {span.page for span in finding.citation.spans}
            assert all(box.left >= 0 and box.left + box.width <= box.page_width for box in found)


def test_no_report_leaves_a_note_that_something_was_missed(papers):
    assert {paper.file: paper.notes for paper in papers if paper.notes} == {}
