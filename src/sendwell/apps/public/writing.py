"""The public site as a folder of files that stands alone."""

import shutil
from pathlib import Path

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.public.queries import areas_shown, published
from sendwell.apps.public.site_of import site_with_papers

OURS = "site.json"  # what tells a folder that was written by us


def write_folder(slug: str, folder: Path) -> int:
    """Write the published site of an area into `folder`, whole or not at all; how many files that were.

    One file at a time is in memory. A folder that we wrote is replaced. Raises Refused where nothing is public, or the
    folder holds anything else.
    """
    area, shown = areas_shown().filter(slug=slug).first(), published(slug)
    if area is None or shown is None:
        raise Refused(f"Nothing is public at “{slug}”. Publish the site first, or correct the area’s short name.")
    if folder.exists() and not (folder / OURS).is_file() and any(folder.iterdir()):
        raise Refused(f"{folder} holds files that are not of a public site. Name an empty folder, or a new one.")
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    written = 0
    for name, made in site_with_papers(area, shown).all():
        (new / name).write_bytes(made.content)
        written += 1
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
    return written
