"""The real service against a real PostgreSQL: it starts only where it is safe, and keeps its promises while it runs."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import postgres
from tests.support.factories import PASSWORD
from tests.support.needs import need
from tests.web.service import Service, Visitor, command, environment, free_port, serving, wait_for

pytestmark = pytest.mark.postgres

ADA = "ada@fenmoor.example"
FOUND = ("area", "Fenmoor", "--address", "fenmoor", "--administrator", "Ada Min", "--email", ADA)
GIVE_A_PASSWORD = f"""
import django; django.setup()
from sendwell.apps.partnership.models import Person, Role, RoleHeld, User
user = User.objects.get(email="{ADA}")
user.set_password("{PASSWORD}"); user.save()
RoleHeld.objects.create(person=Person.objects.get(user=user), role=Role.PROGRAMME_MANAGER)
"""
MINUTES = b"SEND Improvement Board\nMinutes of the meeting held on 3 March 2026\n\nResolved: that the %s be noted.\n"


@pytest.fixture(scope="module")
def environ(tmp_path_factory) -> Iterator[dict[str, str]]:
    """A fit environment, with a PostgreSQL in which an area was founded."""
    try:
        with postgres.running() as url:
            fit = environment(url, tmp_path_factory.mktemp("media"))
            assert "Fenmoor is founded" in command(fit, *FOUND).stdout
            subprocess.run([sys.executable, "-c", GIVE_A_PASSWORD], env=fit, check=True, timeout=60)
            yield fit
    except postgres.NoPostgres as reason:
        need(False, str(reason))


@pytest.fixture(scope="module")
def service(environ: dict[str, str]) -> Iterator[Service]:
    with serving(environ) as running:
        yield running


@pytest.fixture(scope="module")
def ada(service: Service) -> Visitor:
    """The administrator, signed in."""
    visitor = Visitor(service.port)
    assert visitor.post("/sign-in/", {"login": ADA, "password": PASSWORD}).status == 302
    return visitor


def reads(ada: Visitor, words: bytes) -> str:
    """The page of a paper that was given, once it is read."""
    given = ada.post("/fenmoor/papers/give/", {"whole": "yes"}, {"papers": ("minutes.txt", MINUTES % words)})
    address = given.headers["Location"]
    wait_for("the paper to be read", lambda: "Refresh" not in ada.get(address).headers)
    return ada.get(address).text


def test_djangos_own_check_for_deployment_finds_nothing(environ):
    check = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "INFO"]
    done = subprocess.run(check, env=environ, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_plain_requests_are_sent_to_https_unless_the_proxy_says_that_they_came_by_it(service):
    plain = Visitor(service.port, https=False).get("/sign-in/")
    assert (plain.status, plain.headers["Location"]) == (301, "https://send.fenmoor.example/sign-in/")
    assert Visitor(service.port).get("/sign-in/").status == 200


def test_every_answer_carries_the_headers_that_keep_a_browser_safe(service):
    headers = Visitor(service.port).get("/sign-in/").headers
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert headers["Referrer-Policy"] == "same-origin"


def test_cookies_are_sent_by_https_only_and_no_script_reads_the_session(service, ada):
    visitor = Visitor(service.port)
    cookie = visitor.post("/sign-in/", {"login": ADA, "password": PASSWORD}).headers.get_all("Set-Cookie")
    session = next(one for one in cookie if one.startswith("sendwell_session"))
    assert all(part in session for part in ("Secure", "HttpOnly", "SameSite=Lax"))
    assert all("Secure" in one for one in cookie)


def test_a_host_that_is_not_ours_is_refused_in_words(service, monkeypatch):
    monkeypatch.setattr("tests.web.service.HOST", "evil.example")
    answer = Visitor(service.port).get("/sign-in/")
    assert answer.status == 400
    assert "could not be understood" in answer.text


def test_style_sheets_are_served(service):
    assert Visitor(service.port).get("/static/sendwell/sendwell.css").status == 200


def test_a_paper_is_read_while_its_giver_goes_on(ada):
    assert "could not be read" not in reads(ada, b"report")


def test_a_worker_that_is_killed_is_started_again_and_reads_on(service, ada):
    killed = service.worker()
    os.kill(killed, signal.SIGKILL)
    wait_for("another worker", lambda: service.worker() not in {None, killed})
    assert "could not be read" not in reads(ada, b"second report")


def test_wrong_passwords_are_counted_by_all_processes_together(service):
    wrong = {"login": "someone.else@fenmoor.example", "password": "wrong"}
    tries = [Visitor(service.port).post("/sign-in/", wrong) for _ in range(8)]
    assert tries[-1].status == 429 or "Too many failed" in tries[-1].text


def test_a_taken_port_is_refused_in_words(environ):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = command(environ, "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "is already in use" in done.stderr


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY: is too easy to guess"),
        ({"DATABASE_URL": "postgresql://localhost:1/nowhere"}, "DATABASE_URL: The database cannot be used"),
        ({"MEDIA_ROOT": "/dev/null/media"}, "MEDIA_ROOT: Nothing can be kept in"),
    ],
)
def test_an_unfit_environment_is_refused_in_words(environ, changes, said):
    done = command(environ | changes, "serve", "--port", str(free_port()))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_stopping_it_stops_everything_that_it_started(environ):
    with serving(environ) as running:
        started = [Path(f"/proc/{pid}") for pid in running.children()]
    assert running.process.returncode == 0
    assert len(started) == 2
    wait_for("both to end", lambda: not any(process.exists() for process in started))
