"""Worries, risks and weaknesses, and the words that take them back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.reading.council_papers import REPORT, concerns, item, read_paper


@pytest.mark.parametrize(
    "words",
    [
        "Concern was expressed that the report was not clear.",
        "Members were worried about young people who wait for help.",
        "There was a risk that schools would not provide support.",
        "Families still could not get an appointment within a reasonable time.",
        "The assessment was out of date.",
        "There was a significant shortage of places in special schools.",
        "The pace of change was felt to be too slow.",
        "Trust between families and the service remained very low.",
        "The Chairman was disappointed that nobody from health had come.",
        "Plans are of poor quality and are not checked.",
        "Only 14% of plans had been finished in time.",
        "Parents said that they felt unheard.",
        "A high number of appeals had been lodged.",
        "Attendance had fallen to 81%.",
        "It was recognised that letters to parents needed to improve.",
        "A Member queried whether there was enough money for the plan.",
        "The Council should have told families sooner.",
        "The Council was not on track to meet the condition.",
        "Families had to fight for every hour of help.",
        "Nobody had answered the telephone for a week.",
        "Most of the reviews had not happened.",
        "Some members doubted that schools had been told.",
    ],
)
def test_a_stated_worry_risk_or_weakness_is_a_concern(words):
    assert concerns(item(words)) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "No concerns were raised about the contract.",
        "The Panel welcomed the strong progress made by the service.",
        "The backlog of assessments had been cleared.",
        "The notes of the last meeting were agreed by all.",
        "Further information on risks and challenges would be included in a future report.",
        "The Chair thanked officers for the presentation.",
        "The risk register was presented to the Board.",
        "The service supports children with communication difficulties.",
        "A workshop covered anxiety and attendance.",
        "The report addressed the areas for improvement in the letter.",
        "ACTION: Head of Service to supply the missing data.",
        "The Board discussed risk and how it is recorded.",
        "Members requested that later updates set out the weaknesses beside the actions.",
    ],
)
def test_denials_praise_and_topics_are_no_concerns(words):
    assert concerns(item(words)) == []


def test_items_in_a_list_of_weaknesses_are_concerns_whatever_their_words():
    assert concerns(read_paper(REPORT)) == [
        "leaders have little sight of who is without a school;",
        "advice for plans comes after the date by law.",
    ]


def test_a_decision_is_not_also_a_concern():
    assert concerns(item("RESOLVED that the risk of delay be noted.")) == []


def test_a_concern_has_the_themes_that_its_words_name():
    (concern,) = item("Members were worried about waiting times for autism assessments.").concerns
    assert "Waiting times" in {theme.name for theme in concern.themes}


def test_a_concern_that_only_one_word_supports_says_so():
    (concern,) = item("The service remained under pressure.").concerns
    assert concern.doubts == ("Only one thing speaks for a concern: it speaks of difficulty or pressure.",)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_whatever_stands_in_a_paper_each_statement_is_cited_from_it_word_for_word(text):
    paper = item(text, "Members were concerned about this.")
    folded = " ".join(paper.pages[0].text.split())
    cited = [
        one.citation.words for one in (*paper.concerns, *paper.actions, *paper.decisions, *paper.dates, *paper.figures)
    ]
    assert all(words in folded for words in cited)


def test_points_made_in_answer_to_questions_may_be_concerns():
    lead = "In response to questions, the following was noted:"
    words = "Members felt that the offer was not strong enough."
    assert concerns(item(lead, f"1. {words}")) == [words]
