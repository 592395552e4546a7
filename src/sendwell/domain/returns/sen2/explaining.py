"""A rule explained by itself: what, why, how to mend, where it comes from, and what is not certain about it."""

from sendwell.domain.returns.sen2.rules import Level, Rule
from sendwell.domain.returns.sen2.schema import UNVERIFIED, Code, Item, codes_of
from sendwell.domain.returns.sen2.years import YEARS

_KINDS = {
    Level.ERROR: "An error: it must be mended.",
    Level.QUERY: "A query: mend it, or explain it in a note.",
}


def explained(rule: Rule) -> list[tuple[str, str]]:
    """Headings and texts, in the order in which to read them."""
    parts = [
        ("What", rule.what),
        ("Why it matters", rule.why),
        ("How to mend it", rule.mend),
        (
            "Kind",
            "An error: it must be mended." if rule.level == "error" else "A query: mend it, or explain it in a note.",
        ),
        ("Fields", ", ".join(_fields(rule)) or "the record as a whole"),
        ("Collections", _years(rule)),
        ("Source", f"{rule.comes_from[0].upper()}{rule.comes_from[1:]}."),
        ("Verified", f"No. {UNVERIFIED}{f' {rule.doubt}' if rule.doubt else ''}"),
    ]
    if rule.id == "SW108":
        parts += [(f"Codes of {item.name}", _listed(item)) for item in {i.codes: i for i in _items(rule)}.values()]
    return parts


def _listed(item: Item) -> str:
    return "; ".join(f"{code.code} {code.meaning}{_only(code)}" for code in codes_of(item.codes))


def _only(code: Code) -> str:
    if code.until is not None:
        return f" (until {code.until})"
    return f" (from {code.since})" if code.since > min(YEARS) else ""


def _items(rule: Rule) -> list[Item]:
    return list(dict.fromkeys(item for check in rule.checks for item in check.fields()))


def _fields(rule: Rule) -> list[str]:
    return list(dict.fromkeys(f"{item.name}{f' ({item.number})' if item.number else ''}" for item in _items(rule)))


def _years(rule: Rule) -> str:
    return f"{rule.since} and later" if rule.until is None else f"{rule.since} to {rule.until}"
