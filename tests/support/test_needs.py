"""What a machine lacks is said in one line, and on CI it is a failure."""

import pytest

NEEDS_A_BROWSER = """
    import pytest
    from tests.support.needs import need

    @pytest.mark.parametrize("page", ["first", "second"])
    def test_something(page):
        need(False, "There is no browser here.")
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, root, monkeypatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTHONPATH", str(root))
    monkeypatch.delenv("CI", raising=False)
    return pytester


def run(suite: pytest.Pytester, test: str) -> pytest.RunResult:
    suite.makepyfile(test)
    return suite.runpytest_subprocess("-p", "tests.support.needs", "-p", "no:django")


def test_what_cannot_be_had_is_skipped_with_one_sentence_for_all(suite):
    result = run(suite, NEEDS_A_BROWSER)
    result.assert_outcomes(skipped=2)
    result.stdout.fnmatch_lines(["Skipped 2 tests: There is no browser here."])


def test_what_cannot_be_had_fails_on_ci(suite, monkeypatch):
    monkeypatch.setenv("CI", "true")
    result = run(suite, NEEDS_A_BROWSER)
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["On CI nothing may be skipped. There is no browser here."])


def test_a_file_of_tests_skipped_whole_fails_on_ci(suite, monkeypatch):
    monkeypatch.setenv("CI", "true")
    result = run(suite, "import pytest; pytest.importorskip('a_library_that_nobody_has')")
    result.assert_outcomes(errors=1)


def test_what_is_expected_to_fail_may_do_so_on_ci(suite, monkeypatch):
    monkeypatch.setenv("CI", "true")
    result = run(suite, "import pytest\n\n@pytest.mark.xfail\ndef test_something():\n    assert False")
    result.assert_outcomes(xfailed=1)
