"""The names that Word's XML uses (ECMA-376)."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def val(element: etree._Element | None) -> str | None:
    """The value of a property element, where there is one."""
    return element.get(f"{W}val") if element is not None else None


def is_on(element: etree._Element | None) -> bool:
    """Whether a yes-or-no property is there and not switched off."""
    return element is not None and val(element) not in ("0", "false", "off")
