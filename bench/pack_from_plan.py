"""How long issuing a board pack takes on a plan with 300 actions: database to tree, HTML, tagged PDF and Word.

The baseline, measured in the same run, is Typst alone setting as many plain words in paragraphs, tagged as the pack is.
What a process that has made no pack yet must import is measured in a process of its own, and counts. The number of
queries is counted on a plan with 36 actions and on one with 300: it must be the same.
Run it with: .venv/bin/python bench/pack_from_plan.py
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import os
import subprocess
from statistics import median
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sendwell.web.settings")
os.environ["DATABASE_URL"] = "sqlite:///:memory:"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.pack import plain_words, seconds  # noqa: E402
from sendwell.apps.publishing.paper.html import to_html  # noqa: E402
from sendwell.apps.publishing.paper.pdf import to_pdf  # noqa: E402
from sendwell.apps.publishing.paper.tree import Document, all_words  # noqa: E402
from sendwell.apps.publishing.paper.word import to_word  # noqa: E402
from tests.apps.publishing.plans import TODAY, World, a_large_plan  # noqa: E402

ACTIONS = 300
ROUNDS = 5
LIMIT_SECONDS = 5.0
IMPORTS = "from sendwell.apps.publishing.views import drafts"
COLD = f"import django; django.setup(); from time import perf_counter as now; t = now(); {IMPORTS}; print(now() - t)"


def timed(world: World) -> tuple[Document, dict[str, float]]:
    """The pack of a plan, and the seconds that each step of making it took."""
    marks = [perf_counter()]
    paper = world.paper("Whether to move the date of triage")
    marks.append(perf_counter())
    to_html(paper)
    marks.append(perf_counter())
    to_pdf(paper, "https://sendwell.example", TODAY)
    marks.append(perf_counter())
    to_word(paper, "https://sendwell.example", TODAY)
    marks.append(perf_counter())
    steps = ("plan to tree, glossary and sources", "HTML", "PDF", "Word")
    return paper, {name: marks[at + 1] - marks[at] for at, name in enumerate(steps)}


def cold_imports() -> float:
    """The seconds that a process needs to import what makes packs, once the service itself is set up."""
    found = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True)
    return float(found.stdout)


def queries(world: World) -> int:
    """How many queries a pack takes."""
    with CaptureQueriesContext(connection) as captured:
        world.paper()
    return len(captured)


def main() -> int:
    call_command("migrate", verbosity=0)
    small, large = a_large_plan(36), a_large_plan(ACTIONS)
    timed(small)  # a service that issues a pack has shown pages before: what it imports is in memory
    paper, steps = timed(large)
    steps = {"imports of a cold process": cold_imports(), **steps}
    total = sum(steps.values())
    words = sum(len(part.split()) for part in all_words(paper))
    # A different number of words each time: Typst remembers what it has set before.
    baseline = median(seconds(lambda extra=round_: plain_words(words + 40 * extra)) for round_ in range(ROUNDS))
    few, many = queries(small), queries(large)
    print(f"Board pack of a plan with {ACTIONS} actions, {words:,} words")
    for name, spent in steps.items():
        print(f"  {name:<44} {spent:.2f} s")
    print(f"  {'whole':<44} {total:.2f} s (limit {LIMIT_SECONDS:.0f} s)")
    print(f"  {f'baseline: Typst alone, {words:,} plain words':<44} {baseline:.2f} s")
    print(f"  {'ratio':<44} {total / baseline:.1f}")
    print(f"  queries: {few} with 36 actions, {many} with {ACTIONS}")
    return 0 if total < LIMIT_SECONDS and few == many else 1


if __name__ == "__main__":
    raise SystemExit(main())
