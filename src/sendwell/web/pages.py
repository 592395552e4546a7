"""Every page of the service, and who may open it: read from the addresses and the views themselves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from sendwell.apps.partnership.models import Person, Role, RoleHeld


@dataclass(frozen=True, slots=True)
class OpenPage:
    """One address: its pattern as written in `urls.py`, its name, and who may open it."""

    address: str
    name: str
    access: Callable[[Person], bool] | str | None

    def opens_for(self, role: Role) -> bool:
        """True if somebody with this role alone may open the page of their own area."""
        return self.access(_somebody(role)) if callable(self.access) else self.access is not None


def every_page() -> list[OpenPage]:
    """All addresses, in the order in which they are tried."""
    return list(_pages(get_resolver().url_patterns, ""))


def who_may_open_what() -> str:
    """The table of addresses and roles, as Markdown."""
    roles = list(Role)
    lines = [
        "# Who may open what",
        "",
        "Printed from the code by `make docs`; the tests fail where it is stale. A dot means that the role opens the",
        "page in its own area. Where a page shows one thing, its owner may be asked for besides (an action’s update).",
        "A page that says nothing of who may open it is closed to everyone.",
        "",
        "| address | " + " | ".join(str(role.label) for role in roles) + " |",
        "| --- |" + " --- |" * len(roles),
    ]
    for page in every_page():
        marks = ["●" if page.opens_for(role) else "" for role in roles]
        everyone = {"everyone": " (anybody)", "signed in": " (anybody signed in)"}.get(str(page.access), "")
        lines.append(f"| `/{page.address}`{everyone} | " + " | ".join(marks) + " |")
    return "\n".join(lines) + "\n"


def _pages(patterns: list[URLPattern | URLResolver], start: str) -> Iterator[OpenPage]:
    for pattern in patterns:
        address = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _pages(pattern.url_patterns, address)
        else:
            yield OpenPage(address.replace("^", ""), pattern.name or "", getattr(pattern.callback, "access", None))


def _somebody(role: Role) -> Person:
    person = Person(pk=0)
    person._prefetched_objects_cache = {"roles_held": [RoleHeld(person=person, role=role)]}  # type: ignore[attr-defined]
    return person
