"""Everything that `make test` runs: all tests on SQLite, then those that keep data again on a real PostgreSQL."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support import machine, postgres, tally
from tests.support.needs import on_ci
from tests.support.tally import Tally

ROOT = Path(__file__).resolve().parent.parent
KEEP_DATA = ("tests/apps", "tests/web")
# More than four at once gains nothing: each has a database and a browser of its own to start.
# Whoever is done takes over what another has before him, so that one long test is nobody's last.
AT_ONCE = str(min(4, os.cpu_count() or 1))


def main() -> int:
    """Run both, print what each gave and the sum on the last line; 0 if nothing failed, 1 otherwise."""
    os.chdir(ROOT)
    machine.install_what_is_missing()
    print("== Every test, on SQLite", flush=True)
    sqlite = pytest("-m", "not postgres", database=None)
    print("== Tests that keep data, on PostgreSQL", flush=True)
    both = [sqlite, on_postgres()]
    total = sum(both, Tally())
    print(f"On SQLite:     {both[0]}\nOn PostgreSQL: {both[1]}\nTogether:\n{total}", flush=True)
    return 1 if total.failed else 0


def on_postgres() -> Tally:
    folders = [folder for folder in KEEP_DATA if (ROOT / folder).is_dir()]
    if not folders:
        print("No test keeps data yet.")
        return Tally()
    try:
        with postgres.running() as url:
            return pytest(*folders, "-m", "not browser and not once", database=url)
    except postgres.NoPostgres as reason:
        print(f"{'Failed' if on_ci() else 'Skipped'}: {reason}")
        return Tally(failed=1) if on_ci() else Tally(skipped=1)


def pytest(*arguments: str, database: str | None) -> Tally:
    """One run of pytest, on `database` or on the SQLite that tests use by themselves."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if database:
        environment["DATABASE_URL"] = database
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "tally.json"
        command = [sys.executable, "-m", "pytest", "-n", AT_ONCE, "--dist", "worksteal", "--durations=5", *arguments]
        began = time.monotonic()
        done = subprocess.run(command, env=environment | {tally.TALLY: str(written)})
        print(f"It took {time.monotonic() - began:.0f} seconds.", flush=True)
        counted = tally.read(written)
    # pytest may fail without a failing test, for example when a file cannot be imported or no test is found.
    return counted if done.returncode == 0 or counted.failed else counted + Tally(failed=1)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped.")
