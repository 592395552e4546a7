"""A real service to visit: `sendwell serve` in a process of its own, and a visitor behind the proxy."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import lxml.html

HOST = "send.fenmoor.example"
PATIENCE = 20.0  # seconds, for whatever is waited for


def environment(database_url: str, media: Path) -> dict[str, str]:
    """What `sendwell serve` needs, and nothing that the tests were started with."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "PYTHONPATH") if name in os.environ}
    return kept | {
        "SENDWELL_MODE": "production",
        "DJANGO_SETTINGS_MODULE": "sendwell.web.settings",
        "DATABASE_URL": database_url,
        "SECRET_KEY": "b7QmW2xVfKp9sTz4RnYcLh8JdGa3EuXw6MoPiBqNtSvCkZyHrDgF",
        "ALLOWED_HOSTS": HOST,
        "MEDIA_ROOT": str(media),
        "EMAIL_URL": "smtp://127.0.0.1:9",
    }


def command(environ: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """`sendwell ARGUMENTS`, run to its end."""
    started = [sys.executable, "-m", "sendwell.web.cli", *arguments]
    return subprocess.run(started, env=environ, capture_output=True, text=True, timeout=180)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Service:
    """A running service."""

    process: "subprocess.Popen[str]"
    port: int

    def children(self) -> dict[int, str]:
        """The processes that it has started, and their command lines."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return {int(pid): Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in listed}

    def worker(self) -> int | None:
        """The process that does slow work."""
        return next((pid for pid, line in self.children().items() if "db_worker" in line), None)


@contextmanager
def serving(environ: dict[str, str]) -> Iterator[Service]:
    """A service that answers, stopped on the way out."""
    port = free_port()
    started = [sys.executable, "-m", "sendwell.web.cli", "serve", "--port", str(port)]
    with subprocess.Popen(started, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert "Sendwell listens on" in process.stdout.readline()
            yield Service(process, port)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=PATIENCE)


@dataclass
class Answer:
    """What the service answered."""

    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Visitor:
    """A browser behind the proxy that ends TLS, with cookies of its own."""

    port: int
    https: bool = True
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        return self._send("GET", path)

    def post(self, path: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None) -> Answer:
        """Send a form, with what its page hides in it."""
        page = lxml.html.document_fromstring(self.get(path).text)
        token = page.xpath("//form//input[@name='csrfmiddlewaretoken']/@value")[-1]
        sent = {**fields, "csrfmiddlewaretoken": token}
        if not files:
            return self._send("POST", path, urlencode(sent).encode(), "application/x-www-form-urlencoded")
        return self._send("POST", path, *_multipart(sent, files))

    def _send(self, method: str, path: str, body: bytes = b"", content_type: str = "") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Host": HOST, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if self.https:
            headers |= {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9", "Origin": f"https://{HOST}"}
        if content_type:
            headers["Content-Type"] = content_type
        connection.request(method, path, body or None, headers)
        got = connection.getresponse()
        answer = Answer(got.status, got.headers, got.read().decode("utf-8", "replace"))
        connection.close()
        for written in got.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(written).items()}
        return answer


def wait_for(what: str, found: Callable[[], object]) -> object:
    """What `found` gives as soon as it gives something; fails after PATIENCE."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        if result := found():
            return result
        time.sleep(0.1)
    raise AssertionError(f"Waited {PATIENCE:.0f} seconds for {what}.")


def _multipart(fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    boundary, parts = uuid.uuid4().hex, []
    for name, (file_name, content) in files.items():
        head = f'Content-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n\r\n'
        parts.append(head.encode() + content)
    for name, value in fields.items():
        parts.append(f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode())
    body = b"".join(b"--%s\r\n%s\r\n" % (boundary.encode(), part) for part in parts) + f"--{boundary}--\r\n".encode()
    return body, f"multipart/form-data; boundary={boundary}"
