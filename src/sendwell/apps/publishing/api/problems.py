"""What is wrong with a question, in sentences: where, what, how to mend it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

_LONGEST = 40  # characters of what was asked that an answer repeats


class Unknown(Exception):
    """Filters that no list has; `known` are those that this one has."""

    def __init__(self, names: list[str], known: list[str]) -> None:
        super().__init__()
        self.names, self.known = names, known


def answer_in_sentences(api: NinjaAPI) -> None:
    """Make the API answer whatever it can't understand in sentences."""

    def not_valid(request: HttpRequest, error: Any) -> HttpResponse:
        return api.create_response(request, {"problems": [_sentence(one) for one in error.errors]}, status=422)

    def unknown(request: HttpRequest, error: Any) -> HttpResponse:
        mend = f"Use only {', '.join(error.known)}." if error.known else "Ask without a filter."
        problems = [
            {"where": _cut(name), "what": f"There is no filter “{_cut(name)}” here.", "mend": mend}
            for name in error.names
        ]
        return api.create_response(request, {"problems": problems}, status=422)

    api.add_exception_handler(ValidationError, not_valid)
    api.add_exception_handler(Unknown, unknown)


def _sentence(error: dict[str, Any]) -> dict[str, str]:
    """One problem from what the checker of types says."""
    name = str(error["loc"][-1])
    says = str(error["msg"]).removeprefix("Value error, ").replace("Input should be", "It should be")
    says = says.replace("String should", "It should")
    return {"where": name, "what": f"“{name}” can’t be read.", "mend": f"{says.rstrip('.')}."}


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
