"""Whatever is wrong with a file is said in words, by row and column, and nothing of the file is used."""

import gzip
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from sendwell.domain.returns.open_data import Loaded, Mapping, MeasureColumn, mapping_from, read_open_data
from tests.domain.returns.open_data.files import HEADINGS, requests

LOCAL = mapping_from(
    {
        "place": {"fixed_place": "885"},
        "period": {"period": "Month"},
        "measures": [{"measure": "ehc_20_weeks_with_exceptions", "value": "On time", "percent": True}],
    }
)


def refused(loaded: Loaded) -> str:
    """The first problem in words; nothing else may have been read."""
    assert loaded.problems
    assert loaded.observations.num_rows == 0
    assert loaded.table is None
    return str(loaded.problems[0])


def local(text: str, mapping: Mapping = LOCAL) -> Loaded:
    return read_open_data(text.encode(), name="local.csv", mapping=mapping)


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_another_separator_is_told_from_the_file(separator: str) -> None:
    loaded = read_open_data(requests().csv(separator), name="requests.csv")

    assert loaded.observations.num_rows == 3
    assert any("parted by" in note for note in loaded.notes)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_another_encoding_is_told_from_the_file(encoding: str) -> None:
    loaded = read_open_data(requests({"la_name": "Wörcestershire–"}).csv(encoding=encoding), name="requests.csv")

    assert loaded.observations.num_rows == 3


def test_a_letter_that_is_not_utf_8_far_down_does_not_spoil_the_file() -> None:
    rows = [{"breakdown_topic": "Ethnicity", "breakdown": f"Group {number}"} for number in range(9_000)]
    content = (
        requests(*rows).csv()
        + requests({"breakdown_topic": "Ethnicity", "breakdown": "Café"}).csv(encoding="cp1252").split(b"\r\n")[1]
    )

    assert read_open_data(content, name="requests.csv").rows_out == 9_001


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert "empty" in refused(read_open_data(b"", name="requests.csv"))


def test_headings_without_rows_are_no_figures() -> None:
    assert "no rows" in refused(read_open_data(",".join(HEADINGS).encode(), name="requests.csv"))


def test_a_column_that_is_there_twice_is_named() -> None:
    twice = replace(requests(), headings=(*HEADINGS, "requests_received_in_year"))

    assert "“requests_received_in_year” is there twice" in refused(read_open_data(twice.csv(), name="requests.csv"))


def test_a_column_that_a_mapping_names_and_the_file_has_not_is_named() -> None:
    assert "There is no column “On time”" in refused(local("Month,Late\n2024-11,40\n"))


def test_a_row_that_has_too_few_cells_is_named() -> None:
    content = requests({}, {"place": "x"}).csv() + b"2024,Calendar year\r\n"

    assert "row 4: The row has 2 cells where the headings have 17." in refused(
        read_open_data(content, name="requests.csv")
    )


def test_words_among_figures_are_named_by_row_and_column() -> None:
    words = refused(
        read_open_data(
            requests({}, {"requests_received_in_year": "many", "la_name": "Dudley", "old_la_code": "332"}).csv()
        )
    )

    assert "row 3, column requests_received_in_year: “many” is neither a number nor a sign" in words


def test_many_rows_with_one_fault_are_counted() -> None:
    rows = [{"requests_received_in_year": "many", "breakdown": f"Group {number}"} for number in range(40)]
    problems = read_open_data(requests(*rows).csv()).problems

    assert len(problems) == 6
    assert "35 more rows have the same fault" in problems[-1].what


def test_a_count_below_nought_is_refused() -> None:
    assert "no count is below nought" in refused(read_open_data(requests({"requests_received_in_year": "-3"}).csv()))


def test_a_numerator_above_its_denominator_is_refused() -> None:
    words = refused(read_open_data(requests({"requests_decided_not_to_assess": "1001"}).csv()))

    assert "above the denominator in “requests_received_in_year”" in words


def test_a_percentage_above_a_hundred_is_refused() -> None:
    assert "between 0 and 100" in refused(read_open_data(requests({"request_outcome_six_weeks_pc": "667"}).csv()))


def test_a_period_that_is_there_twice_with_other_figures_is_refused() -> None:
    words = refused(read_open_data(requests({}, {"requests_received_in_year": "999"}).csv()))

    assert "Rows 2 and 3 give different figures" in words


def test_a_row_that_is_there_twice_is_counted_once() -> None:
    loaded = read_open_data(requests({}, {}).csv())

    assert loaded.observations.num_rows == 3
    assert "1 row repeats" in loaded.notes[0]


def test_an_authority_that_nobody_knows_is_a_question() -> None:
    loaded = read_open_data(requests({"old_la_code": "999", "new_la_code": "E06000999", "la_name": "Atlantis"}).csv())

    assert loaded.sound
    assert "“999” (Atlantis) is no local authority" in loaded.questions[0].what
    assert loaded.observations.column("place").to_pylist() == ["999"] * 3


def test_a_percentage_is_read_with_and_without_its_sign() -> None:
    values = local("Month,On time\n2024-10,58%\n2024-11,58\n").observations.column("value").to_pylist()

    assert values == [58, 58]


def test_percentages_that_look_like_shares_of_one_are_asked_about() -> None:
    loaded = local("Month,On time\n" + "".join(f"2024-0{month},0.5{month}\n" for month in range(1, 8)))

    assert "look like shares of one" in loaded.questions[0].what


def test_shares_of_one_are_multiplied_where_the_mapping_says_so() -> None:
    (measure,) = LOCAL.measures
    loaded = local("Month,On time\n2024-10,0.58\n", replace(LOCAL, measures=(replace(measure, scale=100),)))

    assert loaded.observations.column("value").to_pylist() == [pytest.approx(58)]


def test_a_column_with_signs_and_shares_of_one_is_refused() -> None:
    assert "0.58" in refused(local("Month,On time\n2024-10,58%\n2024-11,0.58\n"))


def test_a_date_as_excels_own_number_is_said_to_be_one() -> None:
    assert "“45597” looks like Excel’s own number for 1 November 2024" in refused(local("Month,On time\n45597,58\n"))


def test_a_quotation_mark_that_never_closes_is_found() -> None:
    content = requests({}).csv() + b'2024,"Calendar year' + b",x" * 40

    assert "quotation mark" in refused(read_open_data(content, name="requests.csv"))


def test_a_bomb_of_quotation_marks_is_no_table() -> None:
    assert refused(read_open_data(b'a,b\n"' + b'"' * 5_000_001 + b",2\n", name="bomb.csv"))


def test_a_packed_bomb_is_not_unpacked() -> None:
    packed = gzip.compress(b"0,0\n" * 1_000_000, 9) * 80

    assert "unpacks to far more" in refused(read_open_data(packed, name="bomb.csv.gz"))


def test_a_workbook_that_unpacks_to_far_too_much_is_not_read() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 300_000_000)

    assert "unpacks to far more" in refused(read_open_data(written.getvalue(), name="bomb.xlsx"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08damaged", "damaged"),
        (b"PK\x03\x04damaged", "damaged"),
        (b"PAR1damaged", "damaged"),
        (b"\x00\x01\x02" * 50, "can be read"),
        (b"just words in a line\nand another\n", "no table"),
        (b'{"type":"FeatureCollection","features":[{}]}', "GeoJSON"),
    ],
)
def test_what_is_no_table_is_said_to_be_none(content: bytes, said: str) -> None:
    assert said in refused(read_open_data(content, name="given"))


def test_the_name_of_a_file_does_not_matter() -> None:
    assert read_open_data(requests().csv(), name="holiday.xlsx").format == "ehc_requests"


def test_a_workbook_gives_the_same_figures_as_the_csv() -> None:
    table, book = requests({}, {"time_period": "2023"}), "requests.xlsx"

    assert read_open_data(table.xlsx(), name=book).observations.equals(read_open_data(table.csv()).observations)


def test_a_file_that_says_no_period_asks_for_it() -> None:
    content = b"URN,NOR,TSENELSE,TSENELK,LA\n100000,285,5,50,201\n"

    assert "No column says which period" in refused(read_open_data(content, name="census.csv"))
    assert read_open_data(content, name="census.csv", period="201819").observations.num_rows == 2


def test_any_bytes_are_read_or_refused_in_words() -> None:
    for content in (
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b",,,\n,,,\n",
        b"a,b\n1,2",
        b"sep=;\na;b\n1;2\n",
        b"\n\n\n",
        b"a\tb\n\x0c\t\n",
    ):
        loaded = read_open_data(content, name="odd")
        assert loaded.problems or loaded.offers or loaded.rows_in


def test_a_measure_is_read_with_the_columns_of_a_mapping() -> None:
    mapping = LOCAL.with_measures(MeasureColumn("ehc_plans", value="Plans", count=True))

    assert local('Month,On time,Plans\nNov-24,58,"4,100"\n', mapping).observations.column("value").to_pylist() == [
        58,
        4100,
    ]
