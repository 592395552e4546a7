"""How long each page takes with 20 concurrent readers, on PostgreSQL with 150 areas x 300 actions x 24 updates.

The baseline is a bare signed-in page (same server, middleware, session and base template, no data), measured again
beside each page, since a shared machine's speed drifts. The queries of each page are counted with the demonstration's
own plan and again with 300 actions: they must be the same.
Run it with: .venv/bin/python bench/pages.py [NAME ...] (names of addresses; all where none is given)
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import logging
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.support import postgres

AREAS, ACTIONS, UPDATES, PRIORITIES = 150, 300, 24, 12
READERS, EACH = 20, 4
LIMIT_QUERIES, LIMIT_RATIO = 25, 12.0
WORKERS = 2


def main(names: list[str]) -> int:
    with postgres.running() as url, TemporaryDirectory() as media:
        set_environment(url, media)
        import django

        django.setup()
        from bench.bare.many_areas import fill, world

        fenmoor, cookie = world()
        pages = [(page.name, address) for page, address in fenmoor.pages() if not names or page.name in names]
        few = queries(pages, cookie)
        fill(fenmoor.area, AREAS, ACTIONS, UPDATES, PRIORITIES)
        many = queries(pages, cookie)
        with serving() as port:
            bare = f"/{fenmoor.area.slug}/bare/"
            seconds = {
                name: (timed(port, address, cookie), timed(port, bare, cookie))
                for name, address in pages
                if name in many
            }
    return report(seconds, few, many)


def set_environment(url: str, media: str) -> None:
    """Say to this process and to the server where they are, before Django reads it."""
    os.environ.update(
        SENDWELL_MODE="demo", DATABASE_URL=url, MEDIA_ROOT=media, ALLOWED_HOSTS="localhost,testserver",
        SECRET_KEY=secrets.token_urlsafe(50), DJANGO_SETTINGS_MODULE="bench.bare.settings",
    )  # fmt: skip


def queries(pages: list[tuple[str, str]], cookie: str) -> dict[str, int]:
    """How many queries each page takes; pages that only take forms, send files or lead on are left out."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    logging.getLogger("django.request").setLevel(logging.ERROR)
    client, counted = Client(), {}
    client.cookies["sendwell_session"] = cookie
    for name, address in pages:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            counted[name] = len(captured)
    return counted


@contextmanager
def serving() -> Iterator[int]:
    """The service as it is run, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "sendwell.web.wsgi", "--bind", f"127.0.0.1:{port}",
               "--workers", str(WORKERS), "--threads", "8", "--log-level", "error", "--no-control-socket"]  # fmt: skip
    server = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": sys.path[0]})
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def timed(port: int, address: str, cookie: str) -> list[float]:
    """The seconds of each answer, with all readers asking at once."""
    with ThreadPoolExecutor(READERS) as readers:
        read(port, address, cookie, WORKERS * 4)  # both workers have compiled the template
        spent = readers.map(lambda _: read(port, address, cookie, EACH), range(READERS))
        return [seconds for reader in spent for seconds in reader]


def read(port: int, address: str, cookie: str, times: int) -> list[float]:
    spent = []
    for _ in range(times):
        began = perf_counter()
        connection = HTTPConnection("127.0.0.1", port, timeout=120)
        connection.request("GET", address, headers={"Cookie": f"sendwell_session={cookie}", "Host": "localhost"})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        assert answer.status == 200, f"{address} answers {answer.status}"
        spent.append(perf_counter() - began)
    return spent


def report(seconds: dict[str, tuple[list[float], list[float]]], few: dict[str, int], many: dict[str, int]) -> int:
    """Print a line for each page, the slowest first; 1 if any is over a limit."""
    bare = [one for _, beside in seconds.values() for one in beside]
    print(
        f"{AREAS} areas, {ACTIONS} actions, {UPDATES} updates each; {READERS} readers; limit {LIMIT_RATIO:.0f} x bare"
    )
    print(f"{'page':<28}{'median':>9}{'95th':>9}{'ratio':>8}{'queries':>9}{'before':>8}")
    print(f"{'bare page (baseline)':<28}{median(bare) * 1000:>6.0f} ms{p95(bare) * 1000:>6.0f} ms{1:>8.1f}")
    over = 0
    for name, (spent, beside) in sorted(seconds.items(), key=lambda pair: -median(pair[1][0]) / median(pair[1][1])):
        ratio = median(spent) / median(beside)
        wrong = ratio > LIMIT_RATIO or many[name] > LIMIT_QUERIES or many[name] > few.get(name, many[name])
        over += wrong
        print(
            f"{name:<28}{median(spent) * 1000:>6.0f} ms{p95(spent) * 1000:>6.0f} ms{ratio:>8.1f}"
            f"{many[name]:>9}{few.get(name, 0):>8}{'  over' if wrong else ''}"
        )
    print(f"{len(seconds)} pages, {over} over a limit")
    return 1 if over else 0


def p95(spent: list[float]) -> float:
    return quantiles(spent, n=20)[-1]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
