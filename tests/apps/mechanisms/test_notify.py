"""GOV.UK Notify, as far as it can be reached from here: a server of our own that answers as its manual says."""

import base64
import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.mail import EmailMessage

from sendwell.apps.mechanisms import notify

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"


class Answers(BaseHTTPRequestHandler):
    """Takes down what it is asked, and gives the answer that the test has put ready."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Authorization"], json.loads(body)))
        self._give(*self.server.answer)

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Authorization"], None))
        self._give(*self.server.answer)

    def _give(self, status, said):
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *said):
        pass


@pytest.fixture
def server(settings):
    server = HTTPServer(("127.0.0.1", 0), Answers)
    server.asked, server.answer = [], (201, {"id": "740e5834-3a29-46b4-9a6f-16142fde533a"})
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "sendwell.apps.mechanisms.notify.NotifyBackend"
    settings.NOTIFY_URL = f"http://127.0.0.1:{server.server_port}"
    settings.NOTIFY_API_KEY, settings.NOTIFY_TEMPLATE_ID = f"a-key-{SERVICE}-{SECRET}", "f33517ff"
    yield server
    server.shutdown()
    server.server_close()


def a_message(**headers):
    return EmailMessage("2 updates are due", "Dear Ann", to=["ann@fenmoor.example"], headers=headers)


def test_a_message_goes_with_its_words_in_the_template(server):
    notify.NotifyBackend().send_messages([a_message(**{notify.REFERENCE: "message-7"})])
    ((path, _, said),) = server.asked
    assert path == "/v2/notifications/email"
    assert said == {
        "email_address": "ann@fenmoor.example",
        "template_id": "f33517ff",
        "personalisation": {"subject": "2 updates are due", "body": "Dear Ann"},
        "reference": "message-7",
    }


def test_the_token_is_of_the_service_and_signed_with_the_secret_of_the_key():
    header, claims, signature = notify.token(f"a-key-{SERVICE}-{SECRET}", 1_700_000_000).split(".")
    read = [json.loads(base64.urlsafe_b64decode(part + "==")) for part in (header, claims)]
    assert read == [{"typ": "JWT", "alg": "HS256"}, {"iss": SERVICE, "iat": 1_700_000_000}]
    signed = hmac.new(SECRET.encode(), f"{header}.{claims}".encode(), hashlib.sha256).digest()
    assert base64.urlsafe_b64decode(signature + "=") == signed


@pytest.mark.parametrize(("status", "for_good"), [(400, True), (403, False), (429, False), (500, False)])
def test_a_refusal_says_why_and_whether_another_try_helps(server, status, for_good):
    server.answer = (status, {"errors": [{"error": "BadRequestError", "message": "It is not so"}]})
    with pytest.raises(notify.NotTaken, match=f"It is not so \\({status}\\)") as refused:
        notify.NotifyBackend().send_messages([a_message()])
    assert refused.value.for_good is for_good


@pytest.mark.parametrize("there", [True, False])
def test_whether_a_message_was_taken_is_asked_by_its_reference(server, there):
    server.answer = (200, {"notifications": [{"reference": "message-7"}] if there else []})
    assert notify.was_taken("message-7") is there
    assert server.asked[0][0] == "/v2/notifications?reference=message-7"
