"""What is wrong inside record tables is counted and said, and names no child."""

import ibis

from sendwell.domain.measures.records import engine_at, problems_in
from tests.domain.measures.records.hand_written import case_system, school_year
from tests.domain.measures.records.writing import written


def problems(**tables) -> list[str]:
    return [str(one) for one in problems_in(engine_at(), {key: ibis.memtable(table) for key, table in tables.items()})]


def test_tables_that_hold_have_no_problem():
    assert problems(**school_year(), **case_system()) == []


def test_a_code_that_is_not_of_the_list_is_counted_and_the_list_is_said():
    requests = written("requests", "child | outcome\nA | Y\nB | X\nC | yes")
    (said,) = problems(requests=requests)
    assert said.startswith("Requests and assessments, column outcome: 2 rows hold a code that is not of the list.")
    assert "Y (assess), N (not assess)" in said


def test_cells_that_contradict_each_other_are_counted():
    attendance = written("attendance", "possible_sessions | missed_sessions\n10 | 11\n10 | -1\n10 | 10")
    plans = written("plans", "started_on | ceased_on\n2024-01-02 | 2024-01-01\n2024-01-02 | 2024-01-02")
    assert problems(attendance=attendance, plans=plans) == [
        "Attendance, columns missed_sessions and possible_sessions: In 1 row more sessions were missed than were "
        "possible. Correct whichever sum is wrong.",
        "Attendance, columns missed_sessions and possible_sessions: In 1 row a number of sessions is below nought. "
        "Correct the sum.",
        "Plans, columns ceased_on and started_on: In 1 row ceased_on is before started_on. Correct whichever day is "
        "wrong.",
    ]


def test_a_table_whose_name_we_do_not_know_is_named():
    assert problems(pupil=school_year()["pupils"])[0].startswith("pupil: There is no record table of this name.")
