"""Pictures in a Word file: where they stand in its text, and their bytes beside it."""

import io
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from .drawing import HEIGHT, WIDTH

_ACROSS = 4_700_000  # EMU, of which 36,000 make a millimetre: four fifths of the width of the text
_DOWN = _ACROSS * HEIGHT // WIDTH
_NAMES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def picture(key: str, number: int, alternative: str) -> str:
    """The run that shows the picture kept under `key`; `alternative` says the same in words."""
    size = f'cx="{_ACROSS}" cy="{_DOWN}"'
    said = f'id="{number}" name="Picture {number}" descr={quoteattr(alternative)}'
    return (
        f"<w:r><w:drawing><wp:inline {_NAMES}><wp:extent {size}/><wp:docPr {said}/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def add_pictures(file: Any, pictures: Mapping[str, bytes]) -> None:
    """Put pictures (PNG) beside the text of a Word file (of python-docx), each under its key."""
    for key, png in pictures.items():
        part = file.part.package.get_or_add_image_part(io.BytesIO(png))
        file.part.rels.add_relationship(RT.IMAGE, part, key)
