"""The doubts: each a row of a name, why it is one, and the SQL that finds the figures, with words for each."""

from dataclasses import dataclass

from sendwell.domain.returns.open_data.doubts.series import GROUPS
from sendwell.domain.returns.open_data.symbols import quoted

_LEAST = 50  # of a count or denominator: below it chance alone moves figures as far
_JUMP = 0.6  # of the logarithm: nearly twofold
_FAR = 7  # robust standard deviations
_POINTS = 25  # of a percentage
_TINY = ("201", "420")  # City of London and Isles of Scilly: so few children that any figure is possible
_UNLIKE = 0.5  # a figure that comes back to within this share of its jump came back

# How far a figure moved, against how authorities moved in the same year: the median, and the median distance from it.
_MOVES = """
    moves as (select *, {move} as move from series where {there}),
    typical as (
        select measure, kind, part, year, "group", median(move) as usual, count(*) as places from moves group by all
    ),
    spread as (
        select measure, kind, part, year, "group", 1.4826 * median(abs(move - usual)) as mad
        from moves join typical using (measure, kind, part, year, "group") group by all
    ),
    placed as (
        select *, move - usual as apart, (move - usual) / greatest(mad, {least}) as far from moves
        join typical using (measure, kind, part, year, "group") join spread using (measure, kind, part, year, "group")
        where places >= 30
    )
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """A doubt. `sql` gives measure, period, level, place, group, what (in words) and whether it is likely an error."""

    name: str
    why: str
    sql: str


_SIZE = _MOVES.format(move="ln(size / size_before)", there=f"size >= {_LEAST} and size_before >= {_LEAST}", least=0.05)
_RATE = _MOVES.format(move="value - value_before", there="not is_count and value - value_before is not null", least=2)

SIZE_JUMPS = Rule(
    "size",
    "The number behind the figure changed as hardly any authority’s did that year; returns that are incomplete, or "
    "that count something else, look like this.",
    f"""with {_SIZE}, back as (
        select *, ln(size_after / size) as move_after, coalesce(abs(ln(size / size_two_before)), 9) as from_two_before,
        case when size_after is null then '' else format(', then {{:,}}', size_after::bigint) end as then_after
        from placed
    )
    select measure, period, level, place, "group",
    format('The {{}} went from {{:,}} to {{:,}}{{}}.', if(is_count, 'count', 'denominator'), size_before::bigint,
        size::bigint, then_after) as what,
    coalesce(abs(move_after) > {_UNLIKE} * abs(move) and sign(move_after) <> sign(move), false) as likely
    from back where abs(far) > {_FAR} and abs(apart) > {_JUMP} and from_two_before > {_UNLIKE} * abs(move)
    order by is_count desc""",
)

RATE_SPIKES = Rule(
    "rate",
    "The rate left its own history and came back at once, or in the newest year moved as hardly any authority’s did; "
    "a change of practice seldom does that, a mistake in a return does.",
    f"""with {_RATE}
    select measure, period, level, place, "group",
    format('The figure went from {{:.1f}} to {{:.1f}}{{}}.', value_before, value,
        case when value_after is null then '' else format(', then {{:.1f}}', value_after) end) as what,
    value_after is not null as likely
    from placed where abs(apart) > {_POINTS} and abs(far) > 3 and coalesce(b, 1e9) >= {_LEAST}
    and coalesce(abs(value - value_two_before), 1e9) > {_UNLIKE} * abs(move)
    and case when value_after is null then abs(apart) > 2 * {_POINTS}
        else abs(value_after - value_before) < 0.4 * abs(move) and abs(value_after - value) > {_POINTS} end""",
)

REPEATS = Rule(
    "repeat",
    "Both the count and the number it is of are the same as the year before, to the last digit; a return that was "
    "copied looks like this.",
    f"""select measure, period, level, place, "group",
    format('{{:,}} of {{:,}}, exactly as the year before.', a::bigint, b::bigint) as what, true as likely
    from series where a = a_before and b = b_before and b >= {_LEAST} and a > 0""",
)

COUNT_REPEATS = Rule(
    "repeat",
    "The count is the same as the year before, to the last digit; a return that was copied looks like this.",
    f"""select measure, period, level, place, "group",
    format('{{:,}}, exactly as the year before.', value::bigint) as what, false as likely
    from series where is_count and value = value_before and value >= 10 * {_LEAST}""",
)

NOT_ITS_COUNTS = Rule(
    "counts",
    "The percentage that is given is not that of the counts that are given; it may be of another denominator.",
    """with shares as (
        select *, 100 * a / b as share,
        bool_and(value = round(value)) over (partition by measure, period, kind) as whole,
        a % 10 = 0 and b % 10 = 0 as rounded from figures
        where value is not null and b > 0 and a is not null and not is_count and "group" in ({groups})
    )
    select measure, period, level, place, "group",
    format('Given {{:.1f}}, but {{:,}} of {{:,}} are {{:.1f}}.', value, a::bigint, b::bigint, share) as what,
    true as likely from shares
    where abs(value - share) > if(whole, 0.51, 0.11) + if(rounded, 100 * (5 + 5 * a / b) / b, 0)""".format(
        groups=", ".join(map(quoted, GROUPS))
    ),
)

SAME_NUMBER = Rule(
    "same number",
    "Several authorities have the same count, to the last digit; it may be that of their region.",
    f"""select measure, period, min(level) as level, min(place) as place, "group",
    format('{{:,}} stands beside {{}} authorities.', value::bigint, count(*)) as what, true as likely
    from series where is_count and value >= 10 * {_LEAST} group by measure, period, kind, "group", value
    having count(*) >= 4""",
)

PARTS = Rule(
    "parts",
    "The parts add up to more than the whole that is given for the same place and year.",
    """with parts as (
        select measure, period, kind, level, place, split_part("group", ':', 1) as family, sum(size) as added
        from figures where contains("group", ':') and not contains("group", '+')
        and split_part("group", ':', 1) in ('sex', 'age', 'ethnicity', 'years_held', 'age_at_start') group by all
    )
    select measure, period, level, place, 'all' as "group",
    format('By {} they add up to {:,}, in all there are {:,}.', family, added::bigint, size::bigint) as what,
    true as likely
    from figures join parts using (measure, period, kind, level, place)
    where "group" = 'all' and added > size * 1.005 + 2""",
)

NATION = Rule(
    "nation",
    "The authorities add up to more than England as it is given.",
    """with added as (
        select measure, period, kind, "group", sum(size) as added from figures
        where level = 'Local authority' group by all
    )
    select measure, period, level, place, "group",
    format('The authorities add up to {:,}, England is given as {:,}.', added::bigint, size::bigint) as what,
    true as likely
    from figures join added using (measure, period, kind, "group")
    where level = 'National' and added > size * 1.002 + 5 and size > 0""",
)

OUTSIDE = Rule(
    "outside",
    "No other authority is near it that year; check what the authority counts.",
    f"""with typical as (
        select measure, kind, part, year, "group", median(value) as usual, count(value) as places,
        quantile_cont(value, 0.99) as high, quantile_cont(value, 0.01) as low
        from series where not is_count group by all
    ), spread as (
        select measure, kind, part, year, "group", 1.4826 * median(abs(value - usual)) as mad
        from series join typical using (measure, kind, part, year, "group") group by all
    )
    select measure, period, level, place, "group",
    format('The figure is {{:.1f}}; the middle of all authorities is {{:.1f}}.', value, usual) as what, false as likely
    from series join typical using (measure, kind, part, year, "group")
    join spread using (measure, kind, part, year, "group")
    where places >= 30 and coalesce(b, 1e9) >= {_LEAST} and abs(value - usual) > 8 * greatest(mad, 0.5)
    and (value > high or value < low) and place not in ({", ".join(map(quoted, _TINY))})""",
)

RULES = (SAME_NUMBER, SIZE_JUMPS, RATE_SPIKES, REPEATS, COUNT_REPEATS, NOT_ITS_COUNTS, PARTS, NATION, OUTSIDE)
