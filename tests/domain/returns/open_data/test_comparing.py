"""What a corrected file changes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.returns.open_data.comparing import compare
from tests.domain.returns.open_data.observed import observed

ROWS = st.dictionaries(
    st.sampled_from(["881", "882", "883", "884", "885"]),
    st.one_of(st.none(), st.floats(0, 100, allow_nan=False)),
    max_size=5,
)


def table_of(values: dict) -> object:
    return observed(*({"place": place, "value": value} for place, value in values.items()))


def test_an_observation_that_moved_stands_beside_what_it_was() -> None:
    difference = compare(observed({"value": 94.8}), observed({"value": None, "symbol": "x"}))

    (moved,) = difference.moved.to_pylist()
    assert (moved["value_before"], moved["value"], moved["symbol"]) == (94.8, None, "x")
    assert (difference.added.num_rows, difference.gone.num_rows) == (0, 0)


def test_a_symbol_that_became_another_has_moved() -> None:
    assert compare(observed({"symbol": "x"}), observed({"symbol": "c"})).moved.num_rows == 1


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [{"place": "885", "value": 1.0}, {"place": "808", "value": 2.0}]

    assert compare(observed(*rows), observed(*reversed(rows))).nothing


@settings(max_examples=8)
@given(ROWS, ROWS)
def test_old_with_what_changed_is_new(old: dict, new: dict) -> None:
    difference = compare(table_of(old), table_of(new))

    after = {place: value for place, value in old.items() if place not in difference.gone.column("place").to_pylist()}
    for table in (difference.moved, difference.added):
        after |= {row["place"]: row["value"] for row in table.to_pylist()}
    assert after == new


@settings(max_examples=8)
@given(ROWS, ROWS)
def test_the_way_back_adds_what_was_gone(old: dict, new: dict) -> None:
    there, back = compare(table_of(old), table_of(new)), compare(table_of(new), table_of(old))

    assert there.added.num_rows == back.gone.num_rows
    assert there.moved.num_rows == back.moved.num_rows
