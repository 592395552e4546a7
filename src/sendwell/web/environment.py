"""The settings that the environment gives, and what is wrong with them, said all at once."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, urlsplit

from sendwell.domain.problems import Problem

_HOST = re.compile(r"\.?[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*|\[[0-9a-fA-F:]+\]")
_NOTIFY_KEY = re.compile(r"(-[0-9a-fA-F-]{36}){2}$")  # the service and the secret, after the name of the key
SHORTEST_SECRET = 50  # characters, as Django's own deployment check asks


@dataclass(frozen=True, slots=True)
class Environment:
    """Where Sendwell runs: `mode` is "production", "demo" or "test"."""

    mode: str
    database_url: str
    secret_key: str
    allowed_hosts: tuple[str, ...]
    media_root: Path
    email_url: str
    email_from: str
    site_url: str

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read the environment; nothing is checked yet (see `problems`)."""
        mode = environ.get("SENDWELL_MODE", "test")
        hosts = environ.get("ALLOWED_HOSTS", "")
        allowed_hosts = tuple(host.strip() for host in hosts.split(",") if host.strip())
        return cls(
            mode=mode,
            database_url=environ.get("DATABASE_URL", "sqlite:///:memory:" if mode == "test" else ""),
            secret_key=environ.get("SECRET_KEY", "for tests only " * 4 if mode == "test" else ""),
            allowed_hosts=allowed_hosts,
            media_root=Path(environ.get("MEDIA_ROOT", "var/test-media" if mode == "test" else "")),
            email_url=environ.get("EMAIL_URL", ""),
            email_from=environ.get("EMAIL_FROM", "sendwell@localhost"),
            site_url=environ.get("SITE_URL", "").rstrip("/") or _first_site(allowed_hosts),
        )

    def problems(self) -> list[Problem]:
        """Why this environment is not fit to serve real people; empty where it is."""
        checks = [
            (not self.database_url, "DATABASE_URL", "is not set.", "postgresql://sendwell:password@localhost/sendwell"),
            (
                bool(self.database_url) and not _is_database(self.database_url),
                "DATABASE_URL",
                "is not the address of a PostgreSQL database or of an SQLite file.",
                "postgresql://sendwell:password@localhost/sendwell",
            ),
            (not self.secret_key, "SECRET_KEY", "is not set.", "a random string of 50 characters or more"),
            (
                bool(self.secret_key) and _weak(self.secret_key),
                "SECRET_KEY",
                f"is too easy to guess: it needs {SHORTEST_SECRET} random characters or more.",
                "what this prints: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
            ),
            (not self.allowed_hosts, "ALLOWED_HOSTS", "is not set.", "send.example.gov.uk"),
            ("*" in self.allowed_hosts, "ALLOWED_HOSTS", "allows every host name.", "send.example.gov.uk"),
            (
                any(not _HOST.fullmatch(host) for host in self.allowed_hosts if host != "*"),
                "ALLOWED_HOSTS",
                "must hold host names alone, without https:// and port.",
                "send.example.gov.uk",
            ),
            (self.media_root == Path(), "MEDIA_ROOT", "is not set.", "/var/lib/sendwell/media"),
            (
                self.media_root != Path() and not self.media_root.is_absolute(),
                "MEDIA_ROOT",
                "is not a whole path, so it would depend on where the service is started.",
                "/var/lib/sendwell/media",
            ),
            (
                bool(self.email_url) and not _is_address(self.email_url, {"smtp", "notify"}),
                "EMAIL_URL",
                "is not the address of a mail server or of GOV.UK Notify.",
                "smtp://user:password@mail.example.gov.uk:587/?tls=true",
            ),
            (
                self.email_url.startswith("notify:") and not _is_notify(self.email_url),
                "EMAIL_URL",
                "does not hold the key of a Notify service and the id of its template.",
                "notify://name-of-key-SERVICE-SECRET@api.notifications.service.gov.uk/?template=ID",
            ),
            (
                not _is_address(self.site_url, {"http", "https"}),
                "SITE_URL",
                "is not the address under which people reach the service.",
                "https://send.example.gov.uk",
            ),
            (not self.email_url, "EMAIL_URL", "is not set.", "smtp://user:password@mail.example.gov.uk:587/?tls=true"),
        ]
        return [
            Problem(name, what, f"Add it to the environment, for example: {name}={example}")
            for wrong, name, what, example in checks
            if wrong
        ]


def _is_database(url: str) -> bool:
    if url.startswith("sqlite:"):
        return url.startswith("sqlite:////")  # a whole path: in memory, or in this folder, nothing would last
    return _is_address(url, {"postgres", "postgresql"})


def _is_address(url: str, schemes: set[str]) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in schemes and bool(parts.hostname or parse_qs(parts.query)) and (parts.port or 1) > 0
    except ValueError:
        return False


def _is_notify(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return True  # said already: it is no address
    return bool(_NOTIFY_KEY.search(parts.username or "") and parse_qs(parts.query).get("template"))


def _first_site(hosts: tuple[str, ...]) -> str:
    """The address under which people reach the service, where none is set: the first host, by https."""
    return f"https://{hosts[0].lstrip('.')}" if hosts else "http://localhost"


def _weak(secret: str) -> bool:
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < 5
