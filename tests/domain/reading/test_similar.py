"""Who else was told this?"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading.similar import SimilarFindings, find_similar
from sendwell.domain.reading.stems import stem

FINDINGS = [
    ("Fenmoor", "Children wait too long for an occupational therapy assessment."),
    ("Saltmarsh", "Waiting times to be assessed by occupational therapists are excessive."),
    ("Saltmarsh", "The quality of EHC plans varies and too many lack advice from social care."),
    ("Highwold", "Young people are not prepared for adulthood early enough."),
]


def index() -> SimilarFindings[tuple[str, str]]:
    return SimilarFindings(FINDINGS, words=lambda finding: finding[1])


def test_an_area_told_the_same_in_other_words_is_found_first() -> None:
    found = index().like(FINDINGS[0][1], without=lambda finding: finding[0] == "Fenmoor")
    assert found[0].item == FINDINGS[1]


def test_a_finding_is_most_like_itself() -> None:
    found = index().like(FINDINGS[2][1])
    assert found[0].item == FINDINGS[2]
    assert found[0].likeness == pytest.approx(1.0)


def test_the_reason_is_the_shared_words_and_themes() -> None:
    found = index().like(FINDINGS[0][1])[1]
    assert {"occupational", "therapists", "Waiting"} <= set(found.shared_words)
    assert found.shared_themes == ("therapies_and_equipment", "waiting_times")


def test_findings_about_something_else_are_not_offered() -> None:
    assert find_similar("The car park was resurfaced.", FINDINGS, words=lambda finding: finding[1]) == []


def test_nothing_is_like_anything_where_there_are_no_findings() -> None:
    assert find_similar("Children wait too long.", [], words=str) == []


@pytest.mark.parametrize("words", ["wait waits waiting waited", "assess assesses assessment assessments"])
def test_forms_of_one_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@given(st.lists(st.text(max_size=60), max_size=8), st.text(max_size=60))
def test_likeness_lies_between_0_and_1_and_falls_down_the_list(texts: list[str], text: str) -> None:
    found = [similar.likeness for similar in find_similar(text, texts, words=str)]
    assert found == sorted(found, reverse=True)
    assert all(0 < likeness <= 1 for likeness in found)


@pytest.mark.corpus
def test_real_reports_told_of_slow_wheelchairs_find_each_other(shared: Path) -> None:
    truth = json.loads((shared / "corpus/inspections/truth.json").read_text(encoding="utf-8"))
    needs = [(name, need["text"]) for name, report in truth.items() for need in report["better"]]
    found = find_similar(
        "Children wait too long for wheelchairs and specialist seating.", needs, lambda need: need[1], 3
    )
    assert all("wheelchair" in similar.item[1] or "equipment" in similar.item[1] for similar in found)
