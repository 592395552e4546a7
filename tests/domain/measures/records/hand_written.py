"""A small school year and a small case system, whose answers can be counted on one's fingers."""

from tests.domain.measures.records.writing import Tables, written


def school_year() -> Tables:
    """Two schools of authority 901 and one of 902."""
    return {
        "pupils": written(
            "pupils",
            """
            pupil | authority | school | sen_status | registration | phase   | primary_need
            A     | 901       | 900001 | N          | C            | primary |
            B     | 901       | 900001 | K          | C            | primary | SEMH
            C     | 901       | 900001 | K          | M            | primary | SLCN
            D     | 901       | 900001 | E          | S            | primary | ASD
            D     | 901       | 900002 | E          | M            | special | ASD
            E     | 901       | 900002 | E          | C            | special | SEMH
            F     | 902       | 900003 | N          | C            | primary |
            G     | 902       | 900003 |            | C            | primary |
            """,
        ),
        "attendance": written(
            "attendance",
            """
            pupil | authority | school | sen_status | age | possible_sessions | missed_sessions
            A     | 901       | 900001 | N          | 7   | 380               | 37
            B     | 901       | 900001 | K          | 7   | 380               | 38
            C     | 901       | 900001 | K          | 15  | 100               | 50
            D     | 901       | 900001 | E          | 8   | 40                | 0
            D     | 901       | 900002 | E          | 8   | 300               | 149
            E     | 901       | 900002 | E          | 16  | 380               | 380
            F     | 902       | 900003 | N          | 4   | 380               | 380
            G     | 902       | 900003 |            | 9   | 0                 | 0
            """,
        ),
        "suspensions": written(
            "suspensions",
            """
            pupil | authority | school | sen_status | began_on
            B     | 901       | 900001 | K          | 2024-10-01
            B     | 901       | 900001 | E          | 2025-03-01
            B     | 901       | 900001 | N          | 2024-09-15
            D     | 901       | 900001 | E          | 2024-11-01
            D     | 901       | 900002 | E          | 2024-11-05
            """,
        ),
        "exclusions": written(
            "exclusions",
            """
            pupil | authority | school | sen_status | began_on
            B     | 901       | 900001 | K          | 2025-04-01
            """,
        ),
        "results": written(
            "results",
            """
            pupil | authority | school | sen_status | stage   | met | score
            A     | 901       | 900001 | N          | phonics | yes |
            B     | 901       | 900001 | K          | phonics | no  |
            C     | 901       | 900001 | K          | phonics |     |
            H     | 901       | 900004 | N          | ks4     |     | 50.5
            I     | 901       | 900004 | K          | ks4     |     | 30.0
            """,
        ),
    }


def case_system() -> Tables:
    """Requests, plans, placements, reviews and advice of authority 901; 14 January to 3 June 2024 is 141 days."""
    return {
        "requests": written(
            "requests",
            """
            child | received_on | outcome | outcome_on | assessment_outcome | assessment_outcome_on | exception
            A     | 2024-01-15  | Y       | 2024-02-26 | Y                  | 2024-06-03            | no
            B     | 2024-01-14  | Y       | 2024-02-26 | Y                  | 2024-06-03            | no
            C     | 2024-01-14  | Y       | 2024-02-01 | Y                  | 2024-06-03            | yes
            D     | 2023-03-01  | Y       | 2023-04-01 | Y                  | 2024-03-01            | no
            E     | 2024-02-01  | Y       | 2024-03-01 | N                  | 2024-05-23            |
            F     | 2024-02-01  | Y       | 2024-03-01 | N                  | 2024-05-24            |
            G     | 2024-06-01  | N       | 2024-07-20 |                    |                       |
            H     | 2024-06-01  | N       |            |                    |                       |
            I     | 2024-12-30  | A       |            |                    |                       |
            J     | 2024-05-01  | W       |            |                    |                       |
            """,
            authority="901",
        ),
        "plans": written(
            "plans",
            """
            child | started_on | ceased_on  | cease_reason | personal_budget | primary_need
            A     | 2024-06-03 |            |              | yes             | ASD
            B     | 2025-01-16 |            |              | no              | SEMH
            C     | 2025-01-17 |            |              | no              | SEMH
            K     | 2019-05-01 | 2025-01-16 | 1            | no              | ASD
            L     | 2019-05-01 | 2025-01-17 | 2            |                 | SLCN
            """,
            authority="901",
        ),
        "placements": written(
            "placements",
            """
            child | rank | entered_on | left_on    | setting             | setting_authority
            A     | 1    | 2024-09-01 |            | mainstream          | 901
            A     | 2    | 2024-09-01 |            | alternative         | 902
            B     | 1    | 2024-09-01 |            | independent_special | 902
            L     | 1    | 2019-09-01 | 2024-12-20 | mainstream          | 901
            L     | 1    | 2025-01-06 |            | special             | 901
            M     | 1    |            |            | NIEO                |
            N     | 1    |            |            |                     |
            """,
            authority="901",
        ),
        "reviews": written(
            "reviews",
            """
            child | kind           | due_on     | met_on     | decided_on | outcome  | final_plan_on
            A     | annual         | 2024-06-03 | 2024-04-01 | 2024-04-29 | amend    | 2024-06-24
            B     | annual         | 2024-07-01 | 2024-05-01 | 2024-05-30 | amend    | 2024-07-25
            C     | annual         | 2024-08-01 | 2024-07-20 | 2024-08-02 | maintain |
            D     | annual         | 2024-09-01 | 2024-08-20 |            |          |
            E     | annual         | 2024-10-01 |            |            |          |
            F     | phase_transfer | 2024-02-15 | 2023-11-01 | 2023-11-20 | amend    | 2024-02-15
            G     | phase_transfer | 2024-02-15 | 2023-11-01 | 2023-11-20 | amend    | 2024-02-16
            """,
            authority="901",
        ),
        "advice": written(
            "advice",
            """
            child | kind        | requested_on | returned_on
            A     | health      | 2024-01-01   | 2024-02-12
            B     | health      | 2024-01-01   | 2024-02-13
            C     | health      | 2023-12-01   |
            A     | social_care | 2024-01-01   | 2024-01-20
            """,
            authority="901",
        ),
    }
