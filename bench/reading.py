"""How fast papers are read, and in how much memory: ratios against baselines measured in the same run.

    .venv/bin/python bench/reading.py

Reads the inspection reports in ../shared (SENDWELL_SHARED may point elsewhere). On Linux the speed rounds keep to one
core.
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gc
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from statistics import median

import pypdfium2 as pdfium

from sendwell.domain import reading

ROOT = Path(__file__).resolve().parent.parent
REPORTS = Path(os.environ.get("SENDWELL_SHARED", ROOT.parent / "shared")) / "corpus" / "inspections"
ROUNDS = 9
SENDWELL = str(Path(sys.executable).with_name("sendwell"))
MEGABYTE = 1_000_000


def main() -> int:
    """Measure everything and print it; 2 where there are no reports to read."""
    reports = sorted(REPORTS.glob("*.pdf"))
    if not reports:
        print(f"There are no inspection reports in {REPORTS}. Set SENDWELL_SHARED to the folder of real papers.")
        return 2
    print(f"{len(reports)} inspection reports; medians of {ROUNDS} alternated rounds on one core")
    print_speed(reports)
    print("\nMemory of a whole run of `sendwell read --json`, all its processes together")
    print_memory(reports, copies=1)
    print_memory(reports, copies=10)
    print("\nStarting")
    print_start()
    return 0


def print_speed(reports: list[Path]) -> None:
    """Time for the whole reading against the time that pypdfium2 alone needs to extract the text."""
    on_all_cores = keep_to_one_core()
    pairs = alternated(lambda: extract(reports), lambda: read(reports), ROUNDS)
    os.sched_setaffinity(0, on_all_cores)
    ratio = median(whole / bare for bare, whole in pairs)
    print(f"  pypdfium2, text alone        {median(bare for bare, _ in pairs) * 1000:7.0f} ms")
    print(f"  sendwell, everything         {median(whole for _, whole in pairs) * 1000:7.0f} ms")
    print(f"  ratio                        {ratio:7.2f}     (at most 3)")


def print_memory(reports: list[Path], copies: int) -> None:
    """The peak of a run over the reports, each `copies` times under names of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for report in reports:
            for copy in range(copies):
                # A hard link or a copy would do for the reader; a copy works across disks.
                shutil.copyfile(report, Path(folder, f"{copy}-{report.name}"))
        began = time.perf_counter()
        peak = peak_of([SENDWELL, "read", folder, "--json"])
        taken = time.perf_counter() - began
    print(
        f"  {len(reports) * copies:4} papers                  {peak / MEGABYTE:7.0f} MB    (at most 300), {taken:.1f} s"
    )


def print_start() -> None:
    """Time for the help of the command against an interpreter that does nothing."""
    nothing = [sys.executable, "-c", "pass"]
    pairs = alternated(lambda: run(nothing), lambda: run([SENDWELL, "--help"]), ROUNDS)
    bare, whole = (median(pair[side] for pair in pairs) for side in (0, 1))
    print(f"  python -c pass               {bare * 1000:7.0f} ms")
    print(f"  sendwell --help              {whole * 1000:7.0f} ms    (at most 400)")
    print(f"  ratio                        {whole / bare:7.2f}")


def extract(reports: list[Path]) -> None:
    """The baseline: the text of every page, and nothing else."""
    for report in reports:
        document = pdfium.PdfDocument(report)
        for page in document:
            text = page.get_textpage()
            text.get_text_bounded()
            text.close()
            page.close()
        document.close()


def read(reports: list[Path]) -> None:
    """Everything: kinds, facts, findings, themes, dates, figures, acronyms, people, citations."""
    for report in reports:
        reading.read(report)


def alternated(bare: Callable[[], None], whole: Callable[[], None], rounds: int) -> list[tuple[float, float]]:
    """Seconds for both, turn by turn, so that a busy moment of the machine strikes both; a first turn warms up."""
    bare()
    whole()
    return [(timed(bare), timed(whole)) for _ in range(rounds)]


def timed(work: Callable[[], None]) -> float:
    """Seconds that `work` takes."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def run(command: list[str]) -> None:
    """Run a command to its end, its output thrown away."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def keep_to_one_core() -> set[int]:
    """Keep this process to one core; the cores it had."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    return cores


def peak_of(command: list[str]) -> int:
    """The most memory, in bytes, that a command and its children held at one time (proportional set size)."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = 0
    watcher = threading.Event()
    while process.poll() is None:
        peak = max(peak, sum(memory_of(child) for child in family(process.pid)))
        watcher.wait(0.02)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with status {process.returncode}.")
    return peak


def family(parent: int) -> list[int]:
    """A process and all that descend from it."""
    found = [parent]
    for pid in found:
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        except OSError:  # it has just ended
            continue
        found += map(int, children)
    return found


def memory_of(pid: int) -> int:
    """Proportional set size in bytes: pages shared by processes count once among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    sys.exit(main())
