"""Bodies and posts under one another: every one is shown once, and circles are found."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.structure import Branch, Node, chart_of, circle_through, depth_of, forest

parents = st.lists(st.none() | st.integers(0, 11), min_size=1, max_size=12)


def nodes(above: list[int | None]) -> list[Node]:
    return [
        Node(key, f"Body {key} " * (1 + key % 5), "chaired " * (key % 4), parent) for key, parent in enumerate(above)
    ]


def every(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from every(branch.branches)


@given(parents)
def test_every_body_stands_once_in_the_structure_whatever_the_rows_say(above):
    assert sorted(one.node.key for one in every(forest(nodes(above)))) == list(range(len(above)))


@given(parents)
def test_a_body_that_stands_under_another_is_shown_under_it_or_on_top(above):
    for one in every(forest(nodes(above))):
        for below in one.branches:
            assert below.node.parent == one.node.key


@given(parents)
def test_putting_the_first_body_under_another_makes_a_circle_exactly_when_the_other_is_under_it(above):
    rows = dict(enumerate(nothing_in_a_circle(above)))
    first = next(one for one in every(forest(nodes(list(rows.values())))) if one.node.key == 0)
    below = {one.node.key for one in every((first,))}
    assert {key for key in rows if circle_through(0, key, rows)} == below


def nothing_in_a_circle(above: list[int | None]) -> list[int | None]:
    return [parent if parent is not None and parent < key else None for key, parent in enumerate(above)]


def test_a_circle_is_told_step_by_step():
    assert circle_through(1, 3, {1: None, 2: 1, 3: 2}) == [1, 3, 2, 1]
    assert circle_through(1, 1, {1: None}) == [1, 1]


def test_a_structure_has_as_many_levels_as_its_longest_line():
    assert depth_of(forest([Node(1, "a"), Node(2, "b", parent=1), Node(3, "c", parent=2), Node(4, "d", parent=1)])) == 3
    assert depth_of(()) == 0


@given(parents)
def test_no_two_boxes_of_a_chart_touch_and_each_line_joins_two_boxes(above):
    chart = chart_of(forest(nodes(above)))
    assert len(chart.boxes) == len(above)
    for box in chart.boxes:
        assert 0 <= box.x <= chart.width - box.width
        assert 0 <= box.y <= chart.height - box.height
        for other in chart.boxes:
            apart = box.x + box.width < other.x or other.x + other.width < box.x
            assert box is other or apart or box.y + box.height < other.y or other.y + other.height < box.y
    ends = {(box.x + box.width, box.middle) for box in chart.boxes}, {(box.x, box.middle) for box in chart.boxes}
    assert all((line.x1, line.y1) in ends[0] and (line.x2, line.y2) in ends[1] for line in chart.elbows)


@given(parents)
def test_words_stand_within_their_box(above):
    for box in chart_of(forest(nodes(above))).boxes:
        for y, words in (*box.name, *box.beside):
            assert box.y < y < box.y + box.height
            assert len(words) <= 32


def test_a_chart_of_nothing_has_no_size():
    assert (chart_of(()).width, chart_of(()).height) == (0, 0)
