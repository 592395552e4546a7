"""Whether a paper names people of the area, for readers to whom nobody is to be named."""

import re

from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.publishing.paper.tree import Document, all_words


def named_in(paper: Document, area: Area) -> list[str]:
    """The people of the area, gone or here, whose whole names stand anywhere in the paper, by name. One query."""
    said = "\n".join(all_words(paper)).casefold()
    names = Person.objects.filter(area=area).order_by("name").values_list("name", flat=True)
    return [name for name in dict.fromkeys(names) if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", said)]
