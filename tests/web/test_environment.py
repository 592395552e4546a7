"""The service refuses to start insecurely, and says all that is wrong at once."""

import socket

import pytest

from sendwell.web.environment import Environment
from sendwell.web.running import port_problem

FIT = {
    "SENDWELL_MODE": "production",
    "DATABASE_URL": "postgresql://localhost/sendwell",
    "SECRET_KEY": "b7QmW2xVfKp9sTz4RnYcLh8JdGa3EuXw6MoPiBqNtSvCkZyHrDgF",
    "ALLOWED_HOSTS": "send.fenmoor.example",
    "MEDIA_ROOT": "/srv/media",
    "EMAIL_URL": "smtp://mail.fenmoor.example",
}


def names(changes: dict[str, str]) -> list[str]:
    return [problem.where for problem in Environment.read(FIT | changes).problems()]


def test_an_environment_with_everything_set_is_fit():
    assert names({}) == []


def test_an_empty_environment_names_every_setting_at_once():
    problems = Environment.read({"SENDWELL_MODE": "production"}).problems()
    assert [p.where for p in problems] == ["DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "MEDIA_ROOT", "EMAIL_URL"]
    assert all("for example:" in p.mend for p in problems)


@pytest.mark.parametrize("secret", ["short", "a" * 80])
def test_a_secret_that_can_be_guessed_is_refused(secret):
    assert names({"SECRET_KEY": secret}) == ["SECRET_KEY"]


def test_a_service_open_to_every_host_name_is_refused():
    assert names({"ALLOWED_HOSTS": "send.fenmoor.example,*"}) == ["ALLOWED_HOSTS"]


@pytest.mark.parametrize(
    ("setting", "written"),
    [
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "localhost/sendwell"),
        ("DATABASE_URL", "postgresql://localhost:port/sendwell"),
        ("ALLOWED_HOSTS", "https://send.fenmoor.example"),
        ("ALLOWED_HOSTS", "send.fenmoor.example:8000"),
        ("MEDIA_ROOT", "media"),
        ("EMAIL_URL", "mail.fenmoor.example"),
        ("EMAIL_URL", "smtp://mail.fenmoor.example:99999"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused(setting, written):
    assert names({setting: written}) == [setting]


@pytest.mark.parametrize("url", ["sqlite:////srv/sendwell.sqlite3", "postgresql:///sendwell?host=/run/postgresql"])
def test_an_address_without_a_host_may_still_be_a_database(url):
    assert names({"DATABASE_URL": url}) == []


def test_no_problem_repeats_the_secret():
    assert "hunter2" not in str(Environment.read(FIT | {"SECRET_KEY": "hunter2"}).problems())


def test_a_taken_port_is_named_in_a_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port_problem("127.0.0.1", port, "Choose another.") == (
            f"Port {port} is already in use on 127.0.0.1. Choose another."
        )


def test_a_port_that_does_not_exist_is_named_in_a_sentence():
    assert "does not exist" in port_problem("127.0.0.1", 99999, "Choose another.")
