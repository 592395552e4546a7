"""Running the service: one process that answers pages, one that does slow work, both watched by this one."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import django
from django.core.management import call_command

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


def set_up_database() -> None:
    """Bring the tables up to this version. Does nothing where they are."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sendwell.web.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def run(host: str, port: int, workers: int, when_ready: Callable[[], None]) -> int:
    """Run the service until it is stopped; returns the exit status. A worker that dies is started again."""
    pages = _start("gunicorn", "sendwell.web.wsgi", "--bind", f"{host}:{port}", "--log-level", "warning",
                   "--workers", str(workers), "--threads", str(THREADS), "--no-control-socket")  # fmt: skip
    slow_work = _start_worker()
    stopped = False

    def stop(*_: object) -> None:
        nonlocal stopped
        stopped = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    _wait_until_it_answers(host, port, pages)
    if pages.poll() is None:
        when_ready()
    while not stopped and pages.poll() is None:
        time.sleep(0.3)
        if slow_work.poll() is not None:
            time.sleep(WAIT_BEFORE_RESTART)
            slow_work = _start_worker()
    return _end(pages, slow_work, wanted=stopped)


def _start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    # Of their own session: Ctrl+C reaches this process alone, which then stops both in order.
    return subprocess.Popen([sys.executable, "-m", module, *arguments], start_new_session=True)  # noqa: S603


def _start_worker() -> subprocess.Popen[bytes]:
    return _start("django", "db_worker", "--no-reload", "--interval", "0.5", "--verbosity", "0")


def _wait_until_it_answers(host: str, port: int, pages: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if pages.poll() is not None:
            return
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) == 0:
                return
        time.sleep(0.05)


def _end(pages: subprocess.Popen[bytes], slow_work: subprocess.Popen[bytes], wanted: bool) -> int:
    status = 0 if wanted else (pages.returncode or 1)
    for process in (pages, slow_work):
        process.terminate()
    for process in (pages, slow_work):
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
    return status
