"""Web pages, council committee pages among them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading.sources import SourceText, UnreadablePaper, open_source
from sendwell.domain.reading.sources.html import LARGEST, open_html
from tests.domain.reading.refusing import read_or_refused

COMMITTEE_PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Agenda item - SEND update | Fenmoor Council</title>
<script>alert("You have 3 decisions")</script><style>p {color: red}</style></head>
<body class="has-navigation menu">
<div id="cookie-banner">We use cookies.</div>
<a class="skip-link" href="#content">Skip to main content</a>
<header role="banner">Fenmoor Council</header>
<nav><ul><li>Home</li><li>Councillors</li></ul></nav>
<form action="x"><input value="search"><div id="modgov"><div class="mgContent">
<h1>Agenda item</h1><h2>SEND update</h2>
<ul class="mgActionList"><li>View the background to item 7.</li></ul>
<div class="mgWordPara"><p>Minutes:</p>
<p>The Panel received a report on the reed&nbsp;house.</p>
<p><b>RESOLVED</b> that</p>
<ol type="a"><li><p>the report be noted; and</p></li><li>officers report back in May.</li></ol>
<ul><li>One member left early</ul>
<table><tr><th>Decision Maker:</th><td>Cabinet</td></tr></table>
</div></div></div></form>
<p style="display:none">Hidden words</p>
<footer>Contact us</footer></body></html>"""


def read(page: str | bytes) -> SourceText:
    return open_html(page if isinstance(page, bytes) else page.encode(), "page.html")


def lines(page: str | bytes) -> list[str]:
    return [line.text for line in read(page).lines]


def test_a_committee_page_gives_its_own_matter_line_by_line() -> None:
    assert lines(COMMITTEE_PAGE) == [
        "Agenda item",
        "SEND update",
        "Minutes:",
        "The Panel received a report on the reed house.",
        "RESOLVED that",
        "a. the report be noted; and",
        "b. officers report back in May.",
        "• One member left early",
        "Decision Maker:\tCabinet",
    ]


def test_the_title_of_the_page_is_kept() -> None:
    assert read(COMMITTEE_PAGE).title == "Agenda item - SEND update | Fenmoor Council"


def test_the_address_that_a_page_gives_itself_is_its_origin() -> None:
    page = '<html><head><link rel="canonical" href="https://fenmoor.example/item/7"></head><body><p>words</p></body></html>'
    assert read(page).origin == "https://fenmoor.example/item/7"


@pytest.mark.parametrize(
    "page",
    [
        "<p>Café – “noted”</p>".encode(),
        "<p>Café – “noted”</p>".encode("utf-8-sig"),
        "<p>Café – “noted”</p>".encode("utf-16"),
        '<meta charset="iso-8859-1"><p>Café – “noted”</p>'.encode("cp1252"),
        '<?xml version="1.0" encoding="windows-1252"?><html><p>Café – “noted”</p></html>'.encode("cp1252"),
        '<meta charset="no-such-thing"><p>Café – “noted”</p>'.encode(),
        '<meta charset="utf-8"><p>Café – “noted”</p>'.encode("cp1252"),
    ],
)
def test_words_come_out_whole_whatever_the_encoding(page: bytes) -> None:
    assert lines(page) == ["Café – “noted”"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<ol start="4"><li>d<li>e</ol>', ["4. d", "5. e"]),
        ('<ol><li value="7">g<li>h</ol>', ["7. g", "8. h"]),
        ('<ol style="list-style-type: lower-roman"><li>a<li>b</ol>', ["i. a", "ii. b"]),
        ("<ol><li>a<ul><li>in</ul><li>b</ol>", ["1. a", "• in", "2. b"]),
        ("<p>one<br>two</p>", ["one", "two"]),
        ("<div>one<p>two<div>three", ["one", "two", "three"]),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["a\tb", "c\td"]),
        ("<p>a <!-- b --> c</p>", ["a c"]),
    ],
)
def test_blocks_lists_and_tables_become_lines(page: str, expected: list[str]) -> None:
    assert lines(page) == expected


def test_markup_shown_as_words_stays_words() -> None:
    assert lines("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>") == ["<script>alert(1)</script>"]


@pytest.mark.parametrize("page", ["<html><script>only()</script></html>", "<nav>Home</nav>", "<img src=scan.png>"])
def test_a_page_without_words_of_its_own_is_refused(page: str) -> None:
    with pytest.raises(UnreadablePaper, match="no words"):
        read(page)


def test_a_page_nested_too_deeply_is_refused_and_never_half_read() -> None:
    with pytest.raises(UnreadablePaper, match="nested too deeply"):
        read("<div>" * 100_000 + "words")


def test_a_page_that_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadablePaper, match=r"21 MB.*up to 20 MB"):
        read(b"<p>" + b"x" * (LARGEST + 1_000_000))


def test_a_list_of_a_hundred_thousand_items_is_read_in_seconds() -> None:
    began = time.perf_counter()
    assert len(lines("<ol>" + "<li>item" * 100_000 + "</ol>")) == 100_000
    assert time.perf_counter() - began < 15


def test_a_web_page_is_known_under_any_name() -> None:
    assert open_source(COMMITTEE_PAGE.encode(), "minutes.pdf").media_type == "text/html"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    assert read_or_refused(lambda: read(b"<html>" + content))


TAGS = ("<p>", "</p>", "<li>", "<ol>", "<ul>", "</ul>", "<td>", "<table>", "<tr>", "<br>", "<main>", "<nav>", "x", "y")


@given(st.lists(st.sampled_from(TAGS)))
def test_any_tangle_of_tags_is_read_or_refused_in_words(tags: list[str]) -> None:
    assert read_or_refused(lambda: read("<html>" + " ".join(tags)))
