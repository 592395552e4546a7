"""How well council papers are read, by the field's own scorer: the five real papers apart from the invented ones."""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sendwell.domain import reading
from sendwell.domain.reading.output import as_json
from tests.support.needs import need

pytestmark = pytest.mark.corpus

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpus" / "minutes"
SCORER = SHARED / "tools" / "score_minutes.py"
LEAST = {
    "decisions": 0.90,
    "actions": 0.75,
    "concerns": 0.70,
    "dates": 0.85,
    "dates (iso only)": 0.95,
    "figures": 0.85,
    "acronyms": 0.95,
}
ALWAYS = {"doc_type": 1.0, "meeting_date": 1.0, "body": 0.9, "decision label": 0.9, "action due": 0.9}
PARTS = ("all", "seed", "invented")


def scorer() -> ModuleType:
    spec = spec_from_file_location("score_minutes", SCORER)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores() -> dict[str, Any]:
    """The scorer's result for all papers, for the real ones and for the invented ones."""
    need(SCORER.exists() and CORPUS.exists(), "The council papers to be scored on are not beside the project.")
    score = scorer()
    truth = json.loads((CORPUS / "truth.json").read_text(encoding="utf-8"))["documents"]
    texts = {paper["id"]: (CORPUS / paper["file"]).read_text(encoding="utf-8") for paper in truth}
    guesses = {paper["id"]: as_json(reading.read(CORPUS / paper["file"])) for paper in truth}
    parts = {"all": truth} | {part: [one for one in truth if one["provenance"] == part] for part in PARTS[1:]}
    return {part: score.score(papers, guesses, texts) for part, papers in parts.items()}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("field", LEAST)
def test_what_council_papers_say_is_found(scores, part, field):
    assert scores[part]["fields"][field]["f1"] >= LEAST[field]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("share", ALWAYS)
def test_what_is_found_is_described_rightly(scores, part, share):
    assert scores[part]["shares"][share]["accuracy"] >= ALWAYS[share]


def test_every_citation_stands_in_its_paper_word_for_word(scores):
    assert scores["all"]["uncited"] == []
