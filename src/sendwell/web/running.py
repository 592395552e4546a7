"""Running the service: one process that answers pages, one that does slow work, both watched by this one."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import django
from django.core.management import call_command
from django.db import DatabaseError

from sendwell.web.rounds import Rounds

WAIT_BEFORE_RESTART = 2.0  # seconds, so that a worker that cannot start does not spin
THREADS = 8


def port_problem(host: str, port: int, mend: str) -> str:
    """Why the service cannot listen there, in a sentence; empty where it can."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            return f"Port {port} does not exist: choose a number from 1024 to 65535. {mend}"
        except PermissionError:
            return f"Port {port} is reserved for the administrator of this machine. {mend}"
        except OSError:
            return f"Port {port} is already in use on {host}. {mend}"
    return ""


def not_ready(media_root: Path) -> str:
    """Make the folder and the tables ready; why they cannot be made so, in a sentence, or nothing."""
    try:
        media_root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=media_root):
            pass
    except OSError as error:
        return f"MEDIA_ROOT: Nothing can be kept in {media_root} ({error.strerror}). Let the service write there."
    try:
        set_up_database()
    except DatabaseError as error:
        why = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        return f"DATABASE_URL: The database cannot be used ({why}). Start it, or correct its address, name or password."
    return ""


def set_up_database() -> None:
    """Bring the tables up to this version. Does nothing where they are."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sendwell.web.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def run(host: str, port: int, workers: int, when_ready: Callable[[], None]) -> int:
    """Run the service until it is stopped; returns the exit status. A worker that dies is started again."""
    stop = Event()
    for reason in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):  # before anything is started that would be left
        signal.signal(reason, lambda *_: stop.set())
    pages = _start("gunicorn", "sendwell.web.wsgi", "--bind", f"{host}:{port}", "--log-level", "warning",
                   "--workers", str(workers), "--threads", str(THREADS), "--no-control-socket")  # fmt: skip
    processes = {"pages": pages, "slow work": _start_worker()}
    reminders = Rounds(_start_reminding, time.monotonic())
    try:
        _wait_until_it_answers(host, port, pages)
        if pages.poll() is None:
            when_ready()
        _watch(processes, reminders, stop)
    finally:
        reminders.end()
        _end(processes)
    return 0 if stop.is_set() else pages.returncode or 1


def _watch(processes: dict[str, subprocess.Popen[bytes]], reminders: Rounds, stop: Event) -> None:
    while not stop.wait(0.3) and processes["pages"].poll() is None:
        if processes["slow work"].poll() is not None and not stop.wait(WAIT_BEFORE_RESTART):
            processes["slow work"] = _start_worker()
        reminders.tick(time.monotonic())


def _start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    # Of their own session: Ctrl+C reaches this process alone, which then stops both in order.
    return subprocess.Popen([sys.executable, "-m", module, *arguments], start_new_session=True)  # noqa: S603


def _start_worker() -> subprocess.Popen[bytes]:
    return _start("django", "db_worker", "--no-reload", "--interval", "0.5", "--verbosity", "0")


def _start_reminding() -> subprocess.Popen[bytes]:
    return _start("django", "remind", "--verbosity", "0")


def _wait_until_it_answers(host: str, port: int, pages: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if pages.poll() is not None:
            return
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) == 0:
                return
        time.sleep(0.05)


def _end(processes: dict[str, subprocess.Popen[bytes]]) -> None:
    for process in processes.values():
        process.terminate()
    for process in processes.values():
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
