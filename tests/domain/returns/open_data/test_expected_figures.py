"""The 965 figures that others computed straight from the raw files come out of Sendwell's own reading of them."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from sendwell.domain.measures import Level
from sendwell.domain.places import authority
from sendwell.domain.returns.open_data import Loaded, read_open_data
from sendwell.domain.returns.open_data.pooling import rolled_up
from sendwell.domain.returns.open_data.standing import Spread, of_one, peers, spread, standings

SOURCES = {
    "timeliness_20wk_ex_pct": ("ehc_timeliness_20_week.csv.gz", "ehc_20_weeks_without_exceptions"),
    "timeliness_20wk_all_pct": ("ehc_timeliness_20_week.csv.gz", "ehc_20_weeks_with_exceptions"),
    "ehc_plans_january": ("ehc_caseload.csv.gz", "ehc_plans"),
    "new_ehc_plans": ("ehc_newplans.csv.gz", "new_ehc_plans"),
    "requests_received": ("ehc_requests.csv.gz", "requests_received"),
    "request_refusal_pct_of_received": ("ehc_requests.csv.gz", "requests_refused"),
    "special_school_share_pct": ("ehc_caseload.csv.gz", "special_share_of_plans"),
    "mainstream_share_pct": ("ehc_caseload.csv.gz", "mainstream_share_of_plans"),
    "assessments_no_plan_pct": ("ehc_assessments.csv.gz", "assessed_not_issued"),
    "annual_review_meeting_pct": ("ehc_annual_reviews.csv.gz", "annual_review_held"),
    "tribunal_appeal_rate_pct": ("send_tribunal_appeals_la.csv.gz", "tribunal_appeal_rate"),
}
GROUPS = {"EHC plan": "ehc_plan", "SEN support": "sen_support", "No SEN": "no_sen"}
NEET_GROUPS = {
    "NEET_not_known_percent": "all",
    "NEET_NK_EHCP_percent": "ehc_plan",
    "NEET_NK_SENDsupport_percent": "sen_support",
    "NEET_NK_noSEN_percent": "no_sen",
}
TOOL = {"SEN_TotStat": "ehc_prevalence", "SEN_TotSENSuP": "sen_support_prevalence", "TotPerAbNew": "persistent_absence"}
STATE_FUNDED = ("State-funded", "Pupil referral unit")
SPREAD = {
    "la_rows": "rows",
    "la_with_value": "with_value",
    "la_min": "lowest",
    "la_q1": "first_quarter",
    "la_median": "median",
    "la_q3": "third_quarter",
    "la_max": "highest",
}
LEVELS = {"E92": Level.NATIONAL, "E12": Level.REGIONAL, "E13": Level.REGIONAL}


class Answers:
    """Works out any of the figures from the files, each file read once."""

    def __init__(self, folder: Path, highest_first: dict[str, bool]) -> None:
        self.folder, self.highest_first = folder, highest_first
        self.read: Callable[[str], Loaded] = cache(lambda name: read_open_data(folder / name))
        self.values = cache(self._values)

    def _values(self, file: str, measure: str, period: str, group: str, level: Level) -> dict[str, float]:
        return of_one(self.read(file).observations, measure, period, group, level)

    def value(self, file: str, measure: str, period: str, group: str, place: str) -> float | None:
        found = self.values(file, measure, period, group, LEVELS.get(place[:3], Level.AUTHORITY)).get(place)
        return None if found is None or found != found else found

    def of(self, figure: dict) -> float | None:
        of_measure = getattr(self, f"_{figure['measure']}", None)
        if of_measure:
            return of_measure(figure)
        file, measure = SOURCES[figure["measure"]]
        values = self.values(file, measure, figure["period"], "all", Level.AUTHORITY)
        match figure["statistic"]:
            case "value":
                return self.value(file, measure, figure["period"], "all", figure["area_code"])
            case "rank":
                standing = standings(values, self.highest_first[figure["measure"]])[figure["area_code"]]
                assert (standing.of, standing.tied_with) == (figure["of"], figure["tied_with"])
                return standing.rank
            case "region_value":
                region = authority(figure["area_code"]).region
                return self.value(file, measure, figure["period"], "all", region)
            case "sn_mean_2025" | "sn_median_2025":
                found = peers(values, self.neighbours(figure["area_code"]))
                assert found.used == figure["neighbours_used"]
                return found.mean if "mean" in figure["statistic"] else found.median
            case statistic:
                described: Spread = spread(values)
                return getattr(described, SPREAD[statistic])

    @cache  # noqa: B019
    def neighbours(self, place: str) -> list[str]:
        table = self.read("statistical_neighbours.csv").table
        wanted = pc.and_(pc.equal(table.column("model_year"), 2025), pc.equal(table.column("authority"), place))
        return table.filter(wanted).column("neighbour").to_pylist()

    def _cumbria_successors_combined(self, figure: dict) -> float:
        file, measure = SOURCES[figure["statistic"]]
        belongs = dict.fromkeys(figure["area_code"].split("+"), "909")
        pooled = rolled_up(self.read(file).observations, belongs, Level.AUTHORITY)
        return of_one(pooled, measure, figure["period"])["909"]

    def _reconcile_la_sum(self, figure: dict) -> float:
        file, measure = {
            "requests_received_in_year": ("ehc_requests.csv.gz", "requests_received"),
            "ehcplans": ("ehc_caseload.csv.gz", "ehc_plans"),
            "plans_issued_den_ex": ("ehc_timeliness_20_week.csv.gz", "ehc_20_weeks_without_exceptions"),
        }[figure["statistic"]]
        observations = self.read(file).observations
        if figure["statistic"] == "plans_issued_den_ex":
            observations = observations.set_column(
                observations.schema.get_field_index("value"), "value", observations.column("denominator")
            )
        values = of_one(observations, measure, figure["period"])
        known = [value for value in values.values() if value == value]
        assert len(values) - len(known) == figure["las_unavailable"]
        return sum(known)

    def _primary_need_asd_pct(self, figure: dict) -> float | None:
        return self.value(
            "ehc_sen_needs_all_plans.csv.gz", "primary_need_mix", "202425", "primary_need:asd", figure["area_code"]
        )

    def _persistent_absence_pct(self, figure: dict) -> float | None:
        group = GROUPS[figure["statistic"]]
        return self.value(
            "absence_by_sen_la.csv.gz", "persistent_absence", figure["period"], group, figure["area_code"]
        )

    def _suspension_rate_spring_2425(self, figure: dict) -> float | None:
        group = GROUPS[figure["statistic"]]
        return self.value(
            "suspensions_by_sen_la_termly.csv.gz", "suspension_rate", "202425T2", group, figure["area_code"]
        )

    def _neet_or_not_known_pct(self, figure: dict) -> float | None:
        group = NEET_GROUPS[figure["statistic"]]
        file = f"neet_la_{figure['period']}.csv.gz"
        return self.value(file, "neet_or_not_known", figure["period"], group, figure["area_code"])

    def _lait_sen_prevalence_pct(self, figure: dict) -> float | None:
        year = int(figure["period"])
        period = f"{year - 1}{year % 100:02}"
        measure = TOOL[figure["statistic"]]
        places = {"970": "E92000001"}
        return self.value(
            "lait_bds_long.parquet", measure, period, "all", places.get(figure["area_code"], figure["area_code"])
        )

    def _school_level_201819(self, figure: dict) -> float:
        census, absence = self.read("school_census_sen_201819.csv.gz"), self.read("school_absence_201819.csv.gz")
        here = pc.equal(census.table.column("authority"), figure["area_code"])
        schools = [
            row
            for row in census.table.filter(here).to_pylist()
            if row["type"].startswith(STATE_FUNDED) and row["pupils"] is not None
        ]
        match figure["statistic"]:
            case "schools":
                return len(schools)
            case "special_schools":
                return sum(row["type"] == "State-funded special school" for row in schools)
            case "ehc_pct_state" | "sen_support_pct_state" as share:
                measure = "ehc_prevalence" if share.startswith("ehc") else "sen_support_prevalence"
                belongs = {row["urn"]: figure["area_code"] for row in schools}
                return of_one(rolled_up(census.observations, belongs, Level.AUTHORITY), measure, "201819")[
                    figure["area_code"]
                ]
        return self._absence_of_schools(absence, figure)

    def _absence_of_schools(self, absence: Loaded, figure: dict) -> float:
        here = pc.equal(absence.table.column("authority"), figure["area_code"])
        urns = absence.table.filter(here).column("urn")
        rows = absence.observations.filter(pc.is_in(absence.observations.column("place").cast(pa.string()), urns))
        rows = rows.filter(pc.equal(rows.column("measure").cast(pa.string()), "persistent_absence"))
        match figure["statistic"]:
            case "absence_schools":
                return rows.num_rows
            case "supp":
                return pc.sum(pc.equal(rows.column("symbol").cast(pa.string()), "c")).as_py()
        return spread(
            dict(enumerate(v if v is not None else float("nan") for v in rows.column("value").to_pylist()))
        ).median

    def _school_sen_units_202021(self, figure: dict) -> float:
        loaded = self.read("school_sen_units_202021.csv.gz")
        if figure["statistic"] == "ehc_pct":
            return of_one(loaded.observations, "ehc_prevalence", "202021")[figure["area_code"]]
        here = loaded.table
        if figure["area_code"] != "E92000001":
            here = here.filter(pc.equal(here.column("authority"), figure["area_code"]))
        unit, resourced = here.column("sen_unit"), here.column("resourced_provision")
        if figure["statistic"] == "schools":
            return here.num_rows
        wanted = {"sen_unit": unit, "resourced": resourced, "either": pc.or_(unit, resourced)}
        return pc.sum(wanted[figure["statistic"]]).as_py()


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict:
    return json.loads((shared / "data/open/expected.json").read_text(encoding="utf-8"))


def test_every_expected_figure_comes_out_of_the_files(shared: Path, expected: dict) -> None:
    orders = {key: row.get("rank_order") == "desc" for key, row in expected["definitions"].items()}
    answers = Answers(shared / "data/open", orders)

    wrong = [
        (figure["id"], figure["value"], found)
        for figure in expected["figures"]
        if not _agree(found := answers.of(figure), figure["value"])
    ]

    assert wrong == []
    assert len(expected["figures"]) == 965


def _agree(found: float | None, wanted: float | None) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    return found == pytest.approx(wanted, abs=0.0001)
