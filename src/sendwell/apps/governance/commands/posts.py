"""The posts of those who work in SEND."""

from typing import TypedDict, Unpack

from sendwell.apps.governance.models import Post
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Organisation, Person
from sendwell.apps.partnership.permissions import refuse_another_area
from sendwell.domain.structure import circle_through


class PostFields(TypedDict):
    """What a person says of a post. One without a holder is vacant."""

    title: str
    organisation: Organisation | None
    holder: Person | None
    reports_to: Post | None


@command
def add_post(*, by: Person, **said: Unpack[PostFields]) -> Post:
    """Add a post. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by))
    return _save(Post(area=by.area), said, by)


@command
def change_post(*, post: Post, by: Person, seen: Seen | None = None, **said: Unpack[PostFields]) -> Post:
    """Change a post, or who holds it. Raises PermissionDenied, or Refused where it would answer to itself."""
    require(may_run_meetings(by) and post.area_id == by.area_id)
    return _save(hold(post, seen), said, by)


@command
def remove_post(*, post: Post, by: Person) -> None:
    """Take a post away that is there no more. Raises PermissionDenied, or Refused while others answer to it."""
    require(may_run_meetings(by) and post.area_id == by.area_id)
    if below := post.reports.order_by("title").first():
        raise Refused(f"“{below.title}” answers to this post. Say first to which post it answers from now on.")
    post.delete()


def _save(post: Post, said: PostFields, by: Person) -> Post:
    refuse_another_area(by, said["organisation"], said["holder"])
    above = said["reports_to"]
    if above and above.area_id != by.area_id:
        raise Refused("Choose a post of your own area.", field="reports_to")
    if above and post.pk:
        rows = {found.pk: found for found in Post.objects.select_for_update().filter(area=post.area_id)}
        if way := circle_through(post.pk, above.pk, {key: found.reports_to_id for key, found in rows.items()}):
            steps = "”, which answers to “".join(rows[key].title for key in way[1:])
            raise Refused(f"“{said['title']}” would answer to “{steps}”: a circle.", field="reports_to")
    for name, value in said.items():
        setattr(post, name, value)
    post.save()
    return post
