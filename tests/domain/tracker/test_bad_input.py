"""Files that are damaged, hostile, too large, or no tracker at all."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.tracker import UnreadableTracker, read_tracker
from sendwell.domain.tracker.files import LARGEST
from tests.domain.tracker import trackers


def refused(content: bytes) -> str:
    """What is said of a file that can't be read."""
    with pytest.raises(UnreadableTracker) as caught:
        read_tracker(content, "plan.xlsx")
    assert caught.value.problem.mend
    return caught.value.problem.what


def with_part(path: str, content: bytes) -> bytes:
    """A sound workbook with one part more, or in place of its own."""
    source = zipfile.ZipFile(BytesIO(trackers.plain([("1", "Write", "", "G", "")])))
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name != path:
                archive.writestr(name, source.read(name))
        archive.writestr(path, content)
    return held.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    assert "not safe to open" in refused(with_part("xl/worksheets/sheet1.xml", b" " * 400_000_000))


def test_entities_are_refused():
    assert "entities" in refused(with_part("xl/sharedStrings.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))


def test_macros_and_pictures_are_left_out_and_said():
    notes = read_tracker(with_part("xl/vbaProject.bin", b"macro"), "plan.xlsm").notes
    assert notes == ("The workbook holds macros. They were not run; only the values in its cells were read.",)
    notes = read_tracker(with_part("xl/media/image1.png", b"picture"), "plan.xlsx").notes
    assert notes == ("The workbook holds 1 picture, which was not read.",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"MZ\x90\x00 program", "a program"),
        (b"\xd0\xcf\x11\xe0 old or locked", "a password protects"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 cut short", "damaged"),
        (b"just a line of words", "no table"),
        (b"a,b\nc,d\n", "No table of actions"),
        (b'Ref,Action,Due\n1,"never closed,\n' + b"x" * 200_000, "can’t be split"),
    ],
)
def test_a_file_that_is_no_tracker_is_refused_in_words(content, words):
    assert words in refused(content)


def test_a_file_over_the_limit_is_refused_with_the_limit():
    assert f"up to {LARGEST // 1_000_000} MB" in refused(b"PK\x03\x04" + b"x" * LARGEST)


def test_a_workbook_cut_short_is_refused_in_words():
    whole = trackers.many_rows(20)
    assert "damaged" in refused(whole[: len(whole) // 2])


def test_a_part_that_is_no_xml_is_refused_in_words():
    assert "damaged" in refused(with_part("xl/workbook.xml", b"<not xml"))


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing():
    book = trackers.Workbook()
    book.active.append(("Ref", "Action", "Due date"))
    book.active.append(("1", "Write", "31/03/2026"))
    book.active["XFD1048576"] = "lost"
    tracker = read_tracker(trackers.saved(book), "plan.xlsx")
    assert len(tracker.rows) == 1
    assert len(tracker.columns) == 3


@given(st.binary(max_size=400))
def test_any_bytes_are_a_tracker_or_are_refused(content):
    with suppress(UnreadableTracker):
        read_tracker(content, "plan")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=12)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), max_size=8))
def test_any_words_in_cells_give_problems_and_never_fail(rows):
    lines = [";".join('"{}"'.format(cell.replace('"', "")) for cell in row) for row in rows]
    content = "\n".join(["Ref;Action;Owner;Due date;RAG;Depends on", *lines, "1;Write;;;;"]).encode("utf-8", "replace")
    tracker = read_tracker(content, "plan.csv")
    assert tracker.rows
