"""Themes given by hand to findings of published reports, by report, section and place in the truth file.

`must` are the themes that a careful reader gives the finding; `may` are those that it also touches.
"""

BEDFORD, BLACKPOOL, DERBYSHIRE, NORTH_NORTHANTS, WORCESTERSHIRE, TRAFFORD = (
    "bedford-borough-2025-02-04.pdf",
    "blackpool-2024-07-25.pdf",
    "derbyshire-2024-11-14.pdf",
    "north-northamptonshire-2024-03-25.pdf",
    "worcestershire-2024-07-15.pdf",
    "trafford-2023-12-22.pdf",
)

_SHORT = {
    "wait": "waiting_times", "qual": "ehc_plan_quality", "time": "ehc_timeliness", "review": "annual_reviews",
    "voice": "co_production", "joint": "joint_commissioning", "adult": "preparation_for_adulthood",
    "trans": "transitions", "ap": "alternative_provision", "attend": "attendance_and_exclusion",
    "missing": "missing_education", "places": "sufficiency_of_places", "lead": "leadership_and_governance",
    "data": "data_and_oversight", "multi": "multi_agency_working", "work": "workforce",
    "comms": "communication_with_families", "offer": "local_offer", "early": "early_identification",
    "incl": "school_inclusion", "attain": "attainment", "nd": "neurodevelopmental", "mh": "mental_health",
    "therapy": "therapies_and_equipment", "health": "community_health", "social": "social_care_and_short_breaks",
    "care": "children_in_care", "crisis": "crisis_and_hospital", "fair": "fairness_of_access",
}  # fmt: skip

_TABLE = {
    BEDFORD: """
        better 0 | ap attend | lead incl
        better 1 | wait data nd |
        better 2 | data | qual attain
        better 3 | work incl | early
        better 4 | attain | lead
        better 5 | joint | health therapy work
        improvements 0 | early | attend incl
        improvements 1 | wait nd data | multi
    """,
    BLACKPOOL: """
        better 0 | data | lead
        better 1 | early | multi crisis wait
        better 2 | wait therapy | nd early
        better 3 | qual social | multi care
        better 4 | comms | health fair
        better 5 | ap | crisis early
        better 6 | offer | fair comms
        better 7 | social | offer work comms
        better 8 | early | multi fair
        better 9 | incl attend attain | early places
        improvements 0 | lead data |
        improvements 1 | voice | offer fair comms
        improvements 2 | qual | review multi
        improvements 3 | incl attend | attain multi
    """,
    DERBYSHIRE: """
        priority_actions 0 | lead | early voice
        priority_actions 1 | joint | lead
        priority_actions 2 | time review | qual multi data
        priority_actions 3 | missing | places ap wait mh attend lead
        priority_actions 4 | comms voice |
        priority_actions 5 | wait | nd mh health early
        improvements 0 | attend incl | multi social voice early
        improvements 1 | trans adult | comms
        improvements 2 | social | fair
        improvements 3 | wait therapy |
        improvements 4 | mh | trans multi
    """,
    NORTH_NORTHANTS: """
        better 0 | lead | multi
        better 1 | lead | trans wait qual early
        better 2 | joint | lead data
        better 3 | lead | data
        better 4 | qual | multi comms early
        better 5 | wait | nd therapy mh crisis
        better 6 | crisis | nd fair
        better 7 | therapy | wait
        better 8 | early | trans time wait incl work
        better 9 | ap | joint missing places attend lead
        better 10 | adult trans | qual
    """,
    WORCESTERSHIRE: """
        better 0 | lead | data
        better 1 | voice |
        better 2 | time |
        better 3 | qual | work data social health
        better 4 | review | qual voice multi
        better 5 | wait therapy | health work joint
        better 6 | data | wait health
        better 7 | joint | wait nd therapy
        better 8 | mh wait | work
        better 9 | nd wait | missing
        better 10 | places ap | attend incl
        better 11 | multi | fair
        priority_actions 0 | wait therapy | nd health
        priority_actions 1 | voice | lead
        improvements 0 | lead places | data ap attend missing wait joint
        improvements 1 | time qual review | multi
        improvements 2 | wait mh |
    """,
    TRAFFORD: """
        better 0 | lead | voice mh
        better 1 | lead joint | health
        better 2 | nd mh | multi early lead work fair
        better 3 | data | health joint mh nd
        better 4 | voice |
        better 5 | social fair |
        better 6 | qual | time fair health
        better 7 | trans | multi review social
        better 8 | adult | trans social review
    """,
}


def labels() -> list[tuple[str, str, int, set[str], set[str]]]:
    """Each labelled finding: report, section of the truth file, place in it, must, may."""
    found = []
    for report, table in _TABLE.items():
        for row in table.strip().splitlines():
            where, must, may = (cell.split() for cell in row.split("|"))
            found.append((report, where[0], int(where[1]), {_SHORT[key] for key in must}, {_SHORT[key] for key in may}))
    return found
