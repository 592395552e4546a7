"""Long lists, a page at a time."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

T = TypeVar("T")
A_PAGE = 50


def paged(rows: "Sequence[T] | Any", request: HttpRequest, size: int = A_PAGE) -> "Page[T]":
    """The page of `rows` that the address asks for (`?page=2`); the first or the last where there is no such page.

    `page.address` is the rest of what the address asks for, so that a link to another page keeps it.
    """
    page = Paginator(rows, size).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    page.address = asked.urlencode()  # type: ignore[attr-defined]
    return page
