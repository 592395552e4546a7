"""Words to doubt, and what an outcome or a provision does not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.plan_quality import check_words
from sendwell.domain.plan_quality.words import OUTCOMES, PROVISION, vague_words

GOOD = "By the end of Year 4 Sam will ask for a break in words in four lessons out of five, as noted by the teacher."


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Sam will have access to a quiet room.", "have access to"),
        ("He receives regular speech therapy in class.", "regular"),
        ("A teaching assistant helps as and when required.", "as and when required"),
        ("She joins a group where appropriate with others.", "where appropriate"),
        ("There are opportunities for work in small groups.", "opportunities for"),
        ("She would benefit from help with reading.", "would benefit from"),
        ("Up to five hours of help each week.", "Up to five"),
        ("There is a high level of help in class.", "a high level of"),
        ("There are visual aids such as a timetable.", "such as"),
        ("Work is led by suitably trained adults.", "suitably trained"),
    ],
)
def test_words_that_promise_nothing_are_found_with_why_and_a_better_way(text, written):
    found = [doubt for line in check_words(text, PROVISION) for doubt in line.doubts]
    assert written in " ".join(doubt.written for doubt in found)
    assert all(doubt.why and doubt.better for doubt in found)


def test_a_good_outcome_raises_no_question():
    assert [(line.doubts, line.asks) for line in check_words(GOOD, OUTCOMES)] == [((), ())]


def test_an_outcome_that_says_nothing_is_asked_everything():
    (line,) = check_words("To make progress with confidence.", OUTCOMES)
    assert len(line.asks) == 4
    assert [doubt.written for doubt in line.doubts] == ["make progress"]


def test_provision_among_outcomes_is_told_from_a_difference_for_the_child():
    (line,) = check_words("Sam will receive two hours of help a week from the teacher by Year 4.", OUTCOMES)
    assert any("reads like provision" in ask for ask in line.asks)


def test_provision_that_says_how_much_how_often_and_by_whom_raises_no_question():
    (line,) = check_words("Thirty minutes three times a week with a teaching assistant, two children.", PROVISION)
    assert (line.doubts, line.asks) == ((), ())


def test_each_line_is_looked_at_alone_and_headings_are_left_out():
    text = f"Section E\n1. {GOOD}\r\n\r\n• Sam will have regular help in class from the teacher."
    assert [line.line[:6] for line in check_words(text, OUTCOMES)] == ["By the", "Sam wi"]


@given(st.text(), st.sampled_from([OUTCOMES, PROVISION]))
def test_whatever_is_given_is_answered_and_what_is_doubted_stands_in_it(text, kind):
    for line in check_words(text, kind):
        assert all(doubt.written in line.line for doubt in line.doubts)


@pytest.mark.parametrize("rule", vague_words(), ids=lambda rule: rule["says"])
def test_each_rule_finds_the_words_by_which_it_is_called(rule):
    text = f"The plan says {rule['says']} here and now."
    kind = rule.get("only", PROVISION)
    assert rule["why"] in [doubt.why for line in check_words(text, kind) for doubt in line.doubts]
