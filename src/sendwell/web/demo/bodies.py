"""The bodies of the demonstration, who sits on them, and the posts of those who work in SEND."""

import tomllib
from pathlib import Path
from typing import Any

from sendwell.apps.governance import commands as governance
from sendwell.apps.governance.commands.bodies import body_named
from sendwell.apps.governance.models import Body, Post
from sendwell.web.demo.events import Story

_WRITTEN = Path(__file__).with_name("bodies.toml")
AS_WRITTEN = ("name", "purpose", "decides", "advises", "scrutinises", "council_law", "quorum", "papers_days")


def set_up(story: Story) -> dict[str, Body]:
    """Add the bodies with their seats, and the posts; gives the bodies by their short names."""
    written = tomllib.loads(_WRITTEN.read_text(encoding="utf-8"))
    bodies: dict[str, Body] = {}
    for said in written["body"]:
        bodies[said["key"]] = _body(story, said, bodies)
    posts: dict[str, Post] = {}
    for said in written["post"]:
        posts[said["key"]] = _post(story, said, posts)
    return bodies


def _body(story: Story, said: dict[str, Any], earlier: dict[str, Body]) -> Body:
    people, organisations = story.cast.people, story.cast.organisations
    fields: dict[str, Any] = {name: said[name] for name in AS_WRITTEN if name in said}
    fields["chair"] = people.get(said.get("chair", ""))
    fields["parent"] = earlier.get(said.get("parent", ""))
    fields["reports_to"] = [earlier[key] for key in said.get("reports_to", ())]
    known = body_named(people["manager"].area, said["name"])  # minutes may have named it already
    if known:
        body = governance.change_body(body=known, by=people["manager"], **fields)
    else:
        body = governance.add_body(by=people["manager"], **fields)
    for key, role, organisation, day, deputy in said.get("members", ()):
        governance.add_member(
            body=body,
            person=people[key],
            role=role,
            organisation=organisations.get(organisation),
            starts_on=story.date(day),
            ends_on=None,
            deputy=people.get(deputy),
            by=people["manager"],
        )
    return body


def _post(story: Story, said: dict[str, Any], earlier: dict[str, Post]) -> Post:
    return governance.add_post(
        title=said["title"],
        organisation=story.cast.organisations[said["of"]],
        holder=story.cast.people.get(said.get("holder", "")),
        reports_to=earlier.get(said.get("under", "")),
        by=story.cast.people["manager"],
    )
