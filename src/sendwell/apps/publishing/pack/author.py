"""What every section of a pack is written with."""

from dataclasses import dataclass

from sendwell.apps.publishing.audiences import Audience
from sendwell.apps.publishing.pack.material import Material
from sendwell.apps.publishing.pack.writer import Writer


@dataclass(frozen=True, kw_only=True)
class Author(Writer):
    """Writes one pack, from its material, for its audience."""

    material: Material

    @property
    def audience(self) -> Audience:
        """Whom the pack is for."""
        return self.material.audience
