"""What the pages of meetings take, and search: 10 years x 20 bodies x 8 meetings x 12 items, on PostgreSQL.

Each page is timed beside a bare signed-in page (same server, middleware, session and base template, no data), as
`bench/pages.py` does, with fewer readers. Its queries are counted with the demonstration's own meetings and again with
ten years of them: they must be the same. Search is asked in this process, as a reader of every paper would ask it:
rare and frequent words, two of them, words that stand together, and a page of one kind.
Run it with: .venv/bin/python bench/governance.py [NAME ...] (names of addresses, for these pages alone and without
search; or "sqlite": search alone, on SQLite)
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from contextlib import AbstractContextManager, nullcontext
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench import pages
from tests.support import postgres

BODIES, YEARS, A_YEAR, ITEMS = 20, 10, 8, 12
pages.READERS, pages.EACH = 4, 3
SEARCHES, LIMIT_SEARCH = 200, 150.0  # how many; milliseconds at the 95th percentile
OF_MEETINGS = ("governance", "business")


def main(wanted: list[str]) -> int:
    with TemporaryDirectory() as folder:
        sqlite = "sqlite" in wanted
        where: AbstractContextManager[str] = (
            nullcontext(f"sqlite:///{folder}/bench.sqlite3") if sqlite else postgres.running()
        )
        with where as url:
            pages.set_environment(url, folder)
            import django

            django.setup()
            return measured(sqlite, [name for name in wanted if name != "sqlite"])


def measured(search_alone: bool, names: list[str]) -> int:
    from bench.bare.many_areas import world
    from bench.bare.ten_years import fill

    fenmoor, cookie = world()
    few = {} if search_alone else pages.queries(addresses(fenmoor, names), cookie)
    began = perf_counter()
    body = fill(fenmoor.area, BODIES, YEARS, A_YEAR, ITEMS)
    spent = perf_counter() - began
    print(f"{BODIES} bodies, {YEARS} years, {A_YEAR} meetings a year, {ITEMS} items: {spent:.0f} s to write")
    over = 0 if names else report_search(fenmoor.area)
    if search_alone:
        return over
    fenmoor.examples.update(largest(body))
    return over + report_pages(addresses(fenmoor, names), fenmoor, cookie, few)


def report_pages(shown: list[tuple[str, str]], fenmoor: Any, cookie: str, few: dict[str, int]) -> int:
    many = pages.queries(shown, cookie)
    with pages.serving() as port:
        bare = f"/{fenmoor.area.slug}/bare/"
        seconds = {
            name: (pages.timed(port, address, cookie), pages.timed(port, bare, cookie))
            for name, address in shown
            if name in many
        }
    return pages.report(seconds, few, many)


def addresses(fenmoor: Any, names: list[str]) -> list[tuple[str, str]]:
    """The pages of the two apps of meetings, and search, each with an example; or those with one of the names."""
    from django.urls import resolve

    found = [(page.name, address) for page, address in fenmoor.pages()]
    if names:
        return [one for one in found if one[0] in names]
    ours = [one for one in found if _app(resolve(one[1]).func.__module__) in OF_MEETINGS]
    search = next(address for name, address in found if name == "search")
    return [*ours, ("search", f"{search}?q=autism+waiting"), ("search_in", f"{search}?q=autism&in=minutes")]


def _app(module: str) -> str:
    return module.removeprefix("sendwell.apps.").split(".")[0]


def largest(body: Any) -> dict[str, int]:
    """Examples among the ten years: a body, its last meeting with its items, and what came of them."""
    meeting = body.meetings.order_by("-held_on").first()
    item = meeting.items.order_by("position").first()
    return {
        "body_id": body.pk, "meeting_id": meeting.pk, "item_id": item.pk, "outcome_id": item.outcomes.first().pk,
        "minutes_id": meeting.minutes.get().pk, "decision_id": meeting.decisions.first().pk,
        "follow_up_id": meeting.follow_ups.first().pk,
    }  # fmt: skip


def report_search(area: Any) -> int:
    from bench.bare.ten_years import COMMON, Words
    from sendwell.apps.oversight.models import Indexed
    from sendwell.apps.oversight.searching import KINDS, matches, search_all, shown
    from sendwell.apps.partnership.models import Role
    from sendwell.domain.searching import asked
    from tests.support.factories import a_person

    by, words = a_person(area, *Role, name="Rush Warbler"), Words()
    rare, minutes = words.known[len(COMMON) :], next(kind for kind in KINDS if kind.key == "minutes")

    def page_of_minutes(search: Any) -> None:
        shown(minutes, list(matches(minutes, search, by)[:50]), search, by)

    of_each = {
        "a rare word": lambda: search_all(asked(words.dice.choice(rare)), by),
        "a frequent word": lambda: search_all(asked(words.dice.choice(COMMON)), by),
        "two words": lambda: search_all(asked(f"{words.dice.choice(COMMON)} {words.dice.choice(rare)}"), by),
        "words together": lambda: search_all(asked(f'"{words.dice.choice(COMMON)} {words.dice.choice(COMMON)}"'), by),
        "a page of minutes": lambda: page_of_minutes(asked(words.dice.choice(COMMON))),
    }  # fmt: skip
    print(f"{Indexed.objects.count():,} things indexed")
    print(f"{'search':<28}{'median':>9}{'95th':>9}")
    together: list[float] = []
    for name, search in of_each.items():
        spent = [_timed(search) for _ in range(SEARCHES // len(of_each))]
        together += spent
        print(f"{name:<28}{median(spent):>6.0f} ms{pages.p95(spent):>6.0f} ms")
    print(f"{'all of them':<28}{median(together):>6.0f} ms{pages.p95(together):>6.0f} ms (limit {LIMIT_SEARCH:.0f} ms)")
    return int(pages.p95(together) > LIMIT_SEARCH)


def _timed(search: Any) -> float:
    began = perf_counter()
    search()
    return 1000 * (perf_counter() - began)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
