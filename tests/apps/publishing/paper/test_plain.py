import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.publishing.paper.plain import readable, safe_url


@pytest.mark.parametrize("url", ["https://example.org/a", "http://example.org", "mailto:clerk@example.org"])
def test_an_ordinary_address_may_be_followed(url):
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//other.example/x",
        "/\\other.example",
        "http://[broken",
        "",
    ],
)
def test_an_address_that_could_do_harm_is_no_link(url):
    assert safe_url(url) is None


def test_a_path_of_this_site_is_put_after_the_address_of_the_site():
    assert safe_url("/papers/3/", "https://sendwell.example/") == "https://sendwell.example/papers/3/"


def test_words_cannot_be_made_to_read_backwards():
    assert readable("pay \N{RIGHT-TO-LEFT OVERRIDE}001") == "pay 001"


@given(st.text())
def test_readable_words_stay_as_they_are_and_can_be_encoded(words):
    once = readable(words)
    assert readable(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
