"""Every chart that the NHS package draws, drawn again: point for point, flags included."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sendwell.domain.statistics import Assurance, PointType, Polarity, SpcChart, SpecialCause, spc, spc_long
from tests.domain.statistics.goldens import cases, same

DIRECTION = {"increase": Polarity.HIGH, "decrease": Polarity.LOW, "neutral": Polarity.NONE}
CAUSE = {
    "Common Cause": SpecialCause.COMMON_CAUSE,
    "Above UCL": SpecialCause.ABOVE_UPPER_LIMIT,
    "Below LCL": SpecialCause.BELOW_LOWER_LIMIT,
    "7 Point Trend (Increasing)": SpecialCause.RISING_TREND,
    "7 Point Trend (Decreasing)": SpecialCause.FALLING_TREND,
    "2 in 3 Above CL": SpecialCause.TWO_IN_THREE_HIGH,
    "2 in 3 Below CL": SpecialCause.TWO_IN_THREE_LOW,
    "7 Points Above CL": SpecialCause.RUN_ABOVE_MEAN,
    "7 Points Below CL": SpecialCause.RUN_BELOW_MEAN,
}
TYPE = {
    "common_cause": PointType.COMMON_CAUSE,
    "special_cause_improvement": PointType.IMPROVEMENT,
    "special_cause_concern": PointType.CONCERN,
    "special_cause_neutral_high": PointType.NEUTRAL_HIGH,
    "special_cause_neutral_low": PointType.NEUTRAL_LOW,
}
ASSURANCE = {
    None: Assurance.NOT_JUDGED,
    "consistent_pass": Assurance.CONSISTENT_PASS,
    "consistent_fail": Assurance.CONSISTENT_FAIL,
    "inconsistent": Assurance.INCONSISTENT,
}
COUNTED = {
    "common_cause": PointType.COMMON_CAUSE,
    "improvement": PointType.IMPROVEMENT,
    "concern": PointType.CONCERN,
    "neutral_high": PointType.NEUTRAL_HIGH,
    "neutral_low": PointType.NEUTRAL_LOW,
}


def chart_of(given: dict[str, Any]) -> SpcChart:
    return spc(
        given["values"],
        dates=[date.fromisoformat(day) for day in given["dates"]],
        improvement=DIRECTION[given["improvement_direction"]],
        target=given["target"],
        rebase_at=[date.fromisoformat(day) for day in given["rebase"]],
        fix_after=given["fix_after_n_points"],
        screen_outliers=given["screen_outliers"],
    )


@pytest.fixture
def charts(shared: Path) -> list[dict[str, Any]]:
    found = [case for case in cases(shared, "spc.json") if "expected" in case]
    assert len(found) > 150
    return found


def test_the_lines_are_those_of_the_package(charts: list[dict[str, Any]]) -> None:
    for case in charts:
        points, expected = chart_of(case["input"]).points, case["expected"]
        for name, ours in (("mean", points.mean), ("lpl", points.lower), ("upl", points.upper)):
            assert all(map(same, ours.tolist(), expected[name])), (case["id"], name)


def test_every_flag_is_that_of_the_package(charts: list[dict[str, Any]]) -> None:
    for case in charts:
        chart, expected = chart_of(case["input"]), case["expected"]
        points = chart.points
        assert [day.isoformat() for day in chart.dates] == expected["dates"]
        assert points.segment.tolist() == expected["segment"], case["id"]
        assert points.in_baseline.tolist() == expected["in_baseline"], case["id"]
        assert points.short_segment.tolist() == expected["short_segment"], case["id"]
        assert points.side.tolist() == [side or 0 for side in expected["relative_to_mean"]], case["id"]
        assert points.outside_limits.tolist() == [bool(flag) for flag in expected["outside_limits"]], case["id"]
        assert points.close_to_limits.tolist() == [bool(flag) for flag in expected["close_to_limits"]], case["id"]
        assert (points.special_cause != 0).tolist() == expected["special_cause"], case["id"]
        assert list(chart.special_causes) == [CAUSE[kind] for kind in expected["special_cause_type"]], case["id"]
        assert list(chart.point_types) == [TYPE[kind] for kind in expected["point_type"]], case["id"]


def test_what_is_said_of_the_whole_is_what_the_package_says(charts: list[dict[str, Any]]) -> None:
    for case in charts:
        chart, expected = chart_of(case["input"]), case["expected"]
        assert chart.provisional == expected["short_segment_warning"], case["id"]
        assert chart.latest_point_type == TYPE[expected["latest_point_type"]], case["id"]
        assert chart.assurance == ASSURANCE[expected["assurance_type"]], case["id"]
        assert len(chart.segments) == len(expected["segments"]), case["id"]
        for segment, other in zip(chart.segments, expected["segments"], strict=True):
            assert (segment.number, segment.points) == (other["segment"], other["n"])
            lines = (segment.mean, segment.lower, segment.upper)
            assert all(map(same, lines, (other["mean"], other["lpl"], other["upl"]))), case["id"]
            assert segment.counts == {kind: other[name] for name, kind in COUNTED.items()}, case["id"]
            assert segment.latest == TYPE[other["latest_point_type"]], case["id"]


@pytest.mark.parametrize("screen", [True, False])
def test_all_series_in_one_call_are_what_each_is_alone(charts: list[dict[str, Any]], screen: bool) -> None:
    chosen = [case for case in charts if case["input"]["screen_outliers"] is screen]
    chosen = [case for case in chosen if case["input"]["fix_after_n_points"] is None]
    rows = [
        (case["id"], day, value, DIRECTION[case["input"]["improvement_direction"]].sign, case["input"]["target"])
        for case in chosen
        for day, value in zip(case["input"]["dates"], case["input"]["values"], strict=True)
    ]
    rebases = {(case["id"], day) for case in chosen for day in case["input"]["rebase"]}
    shuffled = [rows[place] for place in np.random.default_rng(1).permutation(len(rows))]
    series, days, values, better, target = map(list, zip(*shuffled, strict=True))
    found = spc_long(
        series,
        values,
        order=np.array(days, dtype="datetime64[D]"),
        improvement=better,
        target=np.array(target, dtype=float),
        rebase=[(name, day) in rebases for name, day in zip(series, days, strict=True)],
        screen_outliers=screen,
    )
    alone = {case["id"]: chart_of(case["input"]) for case in chosen}
    placed = {(name, day): row for row, (name, day) in enumerate(zip(series, days, strict=True))}
    for number, name in enumerate(found.series.tolist()):
        one = alone[name]
        mine = found.points.taken([placed[name, day.isoformat()] for day in one.dates])
        for label, column in one.points.columns().items():
            assert np.array_equal(mine.columns()[label], column, equal_nan=column.dtype.kind == "f"), (name, label)
        assert found.assurance[number] == one.assurance
        assert found.latest_point_type[number] == one.latest_point_type


def test_a_baseline_that_the_package_refuses_is_refused(shared: Path) -> None:
    (refused,) = [case for case in cases(shared, "spc.json") if case.get("peer_error") == "fix_after_n_points_below_12"]
    with pytest.raises(ValueError, match="at least 12 points"):
        chart_of(refused["input"])


def test_where_the_package_stops_at_a_gap_a_chart_still_comes(shared: Path) -> None:
    stopped = [case for case in cases(shared, "spc.json") if "missing_value" in case.get("peer_error", "")]
    assert stopped
    for case in stopped:
        chart = chart_of(case["input"])
        gaps = np.isnan(chart.points.values)
        assert gaps.any()
        assert not chart.points.special_cause[gaps].any()
