"""The stages in their order, each a row of checks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sendwell.domain.returns.open_data.screening import columns, contents, geography, metadata, times
from sendwell.domain.returns.open_data.screening.pair import Pair


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name in the screener, what must be so, and the function that names what is not."""

    name: str
    says: str
    faults: Callable[[Pair], Sequence[object]]
    warns: bool = False


STAGES: dict[str, tuple[Check, ...]] = {
    "File names": (
        Check("filename_spaces", "File names have no spaces.", columns.spaces_in_names),
        Check("filename_special", "File names have letters, digits, hyphens and underscores only.", columns.odd_names),
        Check("filenames_match", "Metadata for NAME.csv is called NAME.meta.csv.", columns.names_apart),
    ),
    "Precheck columns": (
        Check("col_req_meta", "Metadata have the required columns.", columns.missing_meta),
        Check("col_req_data", "Data have the required columns.", columns.missing_data),
        Check("col_invalid_meta", "Metadata have no other columns.", columns.unknown_meta),
        Check("col_to_rows", "Metadata have no more rows than data have columns.", columns.too_many_rows),
    ),
    "Precheck cross-file": (
        Check("cross_meta_to_data", "Every filter and group of the metadata is a column.", columns.filters_missing),
        Check("cross_data_to_meta", "Every column is described.", columns.undescribed, warns=True),
    ),
    "Check columns": (
        Check("col_names_spaces", "Column names have no spaces.", columns.spaced),
        Check("col_snake_case", "Column names are in snake case.", columns.not_snake, warns=True),
        Check("col_var_start", "Column names begin with a small letter.", columns.odd_starts, warns=True),
        Check("col_ind_smushed", "No indicator’s name holds a breakdown.", columns.smushed),
        Check("col_var_characteristic", "No column is called characteristic.", columns.characteristics, warns=True),
    ),
    "Precheck metadata": (
        Check("meta_col_type", "Column types are Filter or Indicator.", metadata.odd_types),
        Check("meta_ob_unit", "No time or geography column is listed.", metadata.observational),
        Check("meta_col_name", "Every row names a column.", metadata.nameless),
    ),
    "Check metadata": (
        Check("meta_dupe_label", "Labels differ.", metadata.labels_twice),
        Check("meta_col_name_dupe", "Column names differ.", metadata.names_twice),
        Check("meta_label", "Every row has a label.", metadata.labelless),
        Check("meta_col_name_spaces", "Column names have no spaces.", metadata.spaced),
        Check("meta_indicator_dp", "Filters have no decimal places.", metadata.filter_dp),
        Check("meta_ind_unit", "Filters have no unit.", metadata.filter_unit),
        Check("meta_indicator_grouping", "Filters have no indicator grouping.", metadata.filter_grouping),
        Check("meta_fil_grp", "Indicators have no filter grouping.", metadata.indicator_group),
        Check("meta_filter_hint", "Indicators have no filter hint.", metadata.indicator_hint),
        Check("meta_fil_grp_dupe", "A group serves one filter.", metadata.groups_twice),
        Check("meta_fil_grp_is_fil", "A group has its own row.", metadata.groups_unlisted, warns=True),
        Check("meta_fil_grp_match", "A group is a column.", metadata.groups_missing),
        Check("meta_fil_grp_stripped", "Group values stay apart without signs and spaces.", metadata.groups_alike),
        Check("meta_geog_catch", "No filter is named like a geography column.", metadata.like_geography),
        Check("meta_ind_dp_set", "Every indicator has decimal places.", metadata.no_dp, warns=True),
        Check("meta_ind_dp_values", "Decimal places are whole, nought or more.", metadata.odd_dp),
        Check("meta_ind_unit_validation", "Units are %, pp, £, £m, numberstring or blank.", metadata.odd_units),
    ),
    "Precheck time": (
        Check("time_period_num", "Time periods have four or six digits.", times.not_digits),
        Check("time_id_valid", "Time identifiers are known.", times.unknown_identifiers),
        Check("time_id_mix", "Time identifiers are of one family.", times.mixed),
    ),
    "Precheck filters": (
        Check("filter_not_singular", "Every filter has at least two values.", contents.singular),
    ),
    "Precheck geography": (
        Check("geog_level", "Geographic levels are known.", geography.unknown_levels),
        Check("geog_level_present", "Each level has its columns.", geography.columns_missing),
    ),
    "Check time": (
        Check("time_period", "Time periods have the digits of their identifier.", times.wrong_length),
        Check("time_period_six", "Six digits are a year and the next.", times.not_consecutive),
    ),
    "Check filters": (
        Check("filter_defaults", "Each filter has a Total or its default.", contents.no_default, warns=True),
        Check("filter_group_level", "A group has no more values than its filter.", contents.group_larger),
        Check("filter_item_limit", "A filter has at most 25,000 values.", contents.too_many_items),
        Check("filter_whitespace", "Filter values have no blanks around them.", contents.blanks_around),
        Check("filter_ob_total", "Time and geography columns hold no totals.", contents.totals_of_places),
        Check("filter_blanks", "Filters and groups are filled on every row.", contents.blank_filters),
    ),
    "Check geography": (
        Check("geog_country_combos", "Country codes and names go together.", geography.countries),
        Check("geog_region_combos", "Region codes and names go together.", geography.regions_of),
        Check("geog_la_combos", "Authority codes and names go together.", geography.authorities_of),
        Check("geog_level_completed", "Each level’s columns are filled on its rows.", geography.incomplete),
        Check("geog_overcompleted_cols", "Lower levels are blank on the rows of higher ones.", geography.overcomplete),
        Check("geog_la_col_present", "All columns of authorities are there, or none.", geography.part_of_authority),
        Check("geog_region_col_present", "All columns of regions are there, or none.", geography.part_of_region),
        Check("geog_region_for_la", "Authorities have their region.", geography.no_region_la, warns=True),
        Check("geog_region_for_lad", "Districts have their region.", geography.no_region_lad, warns=True),
        Check("geog_ignored_rows", "There is more than institutions or planning areas.", geography.only_ignored),
        Check("geog_other_dupes", "One code for each name.", geography.two_codes),
        Check("geog_other_code_dupes", "One name for each code.", geography.two_names),
        Check("geog_na", "Code x goes with “Not available”.", geography.x_without_name),
        Check("geog_na_code", "“Not available” goes with code x.", geography.name_without_x),
    ),
    "Check general": (
        Check("general_dupes", "No two rows are alike in time, place and filters.", contents.duplicates),
        Check("general_null", "No cell says NULL or NA.", contents.nulls),
        Check("general_null_signs", "No cell holds N/A, two dots or a hyphen.", contents.signs, warns=True),
    ),
    "Check indicators": (
        Check("ind_invalid_entry", "No indicator is blank, ~ or :.", contents.odd_entries),
        Check("ind_not_a_number", "Every indicator is a number or a mark.", contents.not_numbers, warns=True),
        Check("ind_missing", "Every indicator of the metadata is a column.", contents.indicators_missing, warns=True),
    ),
    "Check harmonised": (
        Check("harmonised_variables", "Harmonised columns have their standard names.", metadata.unharmonised),
    ),
    "Check API": (
        Check("api_char_col_name", "Column names have at most 50 characters.", metadata.long_names, warns=True),
        Check("api_char_col_label", "Labels have at most 100 characters.", metadata.long_labels, warns=True),
        Check("api_char_loc_code", "Codes of places have at most 30 characters.", geography.long_codes, warns=True),
        Check("api_char_filter_items", "Filter values have at most 120 characters.", contents.long_items, warns=True),
        Check("data_dict_col_name", "Columns are in the dictionary.", metadata.not_in_dictionary, warns=True),
    ),
}  # fmt: skip
